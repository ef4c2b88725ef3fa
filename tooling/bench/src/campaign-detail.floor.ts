import { createServer } from "node:http";
import { MongoClient, ObjectId } from "mongodb";
import {
  coverOf,
  type KeyRow,
  keyPipeline,
  lightOf,
  mayRead,
  type Pieces,
  piecesPipeline,
  type StoredCover,
} from "./campaign-detail.reads.ts";

// The least that answers: a bare HTTP server and the driver; no validation, no headers, no framework.
const client = await MongoClient.connect(process.env.DATABASE_URL ?? "");
const db = client.db();
const keys = db.collection("apikey");
const campaigns = db.collection("ugc_campaigns");
const brands = db.collection("brands");
const assets = db.collection<StoredCover>("media_assets");
const deliverables = db.collection("deliverables");

async function detailOf(key: string, id: string): Promise<object | null> {
  const now = new Date();
  const [found] = await keys.aggregate<KeyRow>(keyPipeline(key, now)).toArray();
  if (!mayRead(found)) return null;

  const campaignId = ObjectId.createFromHexString(id);
  const campaign = await campaigns.findOne({ _id: campaignId });
  if (!campaign) return null;
  const [brand, cover, [pieces]] = await Promise.all([
    brands.findOne({ _id: campaign.brandId }),
    assets.findOne({ _id: ObjectId.createFromHexString(campaign.coverAssetId), status: "verified" }),
    deliverables.aggregate<Pieces>(piecesPipeline(campaignId)).toArray(),
  ]);
  const { _id, searchText: _searchText, termsUses: _termsUses, ...rest } = campaign;
  return {
    ...rest,
    id: _id.toHexString(),
    brandId: campaign.brandId.toHexString(),
    brandName: brand?.name ?? "",
    cover: cover && coverOf(campaign.coverAssetId, cover),
    light: lightOf(pieces, now),
  };
}

const server = createServer(async (request, response) => {
  try {
    const id = new URL(request.url ?? "", "http://localhost").searchParams.get("id") ?? "";
    const detail = await detailOf(String(request.headers["x-api-key"]), id);
    response.writeHead(detail ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(detail));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address) process.send?.({ origin: `http://127.0.0.1:${address.port}` });
});
