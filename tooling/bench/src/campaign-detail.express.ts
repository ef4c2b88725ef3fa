import { initTRPC, TRPCError } from "@trpc/server";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import { campaign, trafficLight } from "@vitrina/domain/campaigns";
import express from "express";
import mongoose, { Schema } from "mongoose";
import superjson from "superjson";
import * as z from "zod";
import {
  coverOf,
  type KeyRow,
  keyPipeline,
  lightOf,
  mayRead,
  type Pieces,
  piecesPipeline,
} from "./campaign-detail.reads.ts";

// The usual stack, as its own guides write it: models with schemas, populated documents, tRPC's Express adapter.
// `DOCUMENTS=lean` reads plain objects instead of Mongoose's documents. No helmet, no limits, no log: that favours it.
const isLean = process.env.DOCUMENTS === "lean";
await mongoose.connect(process.env.DATABASE_URL ?? "", { autoIndex: false, autoCreate: false });

const part = { _id: false };
const Brand = mongoose.model(
  "Brand",
  new Schema({ name: String, ruc: String, searchText: String, createdAt: Date }, { collection: "brands" }),
);
const Asset = mongoose.model(
  "Asset",
  new Schema(
    {
      purpose: String,
      status: String,
      publicId: String,
      version: Number,
      format: String,
      width: Number,
      height: Number,
    },
    { collection: "media_assets" },
  ),
);
const Key = mongoose.model(
  "Key",
  new Schema({ hash: String, userId: Schema.Types.ObjectId, scopes: [String] }, { collection: "apikey" }),
);
const Piece = mongoose.model(
  "Piece",
  new Schema({ campaignId: Schema.Types.ObjectId, status: String, dueAt: Date }, { collection: "deliverables" }),
);
const Campaign = mongoose.model(
  "Campaign",
  new Schema(
    {
      brandId: { type: Schema.Types.ObjectId, ref: Brand },
      title: String,
      slug: String,
      brief: String,
      coverAssetId: String,
      contentPlan: [new Schema({ type: { type: String }, quantity: Number, specification: String }, part)],
      eligibility: new Schema({ categories: [String], minimumFollowers: Number, cities: [String] }, part),
      slots: Number,
      fee: Number,
      paymentDays: Number,
      applicationDeadline: Date,
      deliveryDays: Number,
      deliveryStarts: String,
      revisionRounds: Number,
      usageRights: new Schema({ channels: [String], paid: Boolean, territory: String, months: Number }, part),
      status: String,
      revision: Number,
      confirmedCount: Number,
      applicationCount: Number,
      createdAt: Date,
      updatedAt: Date,
    },
    { collection: "ugc_campaigns" },
  ),
);

const detail = campaign.extend({ light: trafficLight });

type Context = { mayRead: boolean };
const { procedure, router } = initTRPC.context<Context>().create({ transformer: superjson, isDev: false });

const signedIn = procedure.use(({ ctx, next }) => {
  if (!ctx.mayRead) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next();
});

type WithBrand = { brandId: { _id: mongoose.Types.ObjectId; name: string } };

async function campaignOf(id: string) {
  const query = Campaign.findById(id).populate<WithBrand>("brandId");
  return isLean ? query.lean() : (await query)?.toObject();
}

async function detailOf(id: string): Promise<z.input<typeof detail>> {
  const now = new Date();
  const found = await campaignOf(id);
  if (!found) throw new TRPCError({ code: "NOT_FOUND" });
  const asset = Asset.findOne({ _id: found.coverAssetId, status: "verified" });
  const [cover, [pieces]] = await Promise.all([
    isLean ? asset.lean() : asset,
    Piece.aggregate<Pieces>(piecesPipeline(found._id)),
  ]);
  const answer = {
    ...found,
    id,
    brandId: found.brandId._id.toString(),
    brandName: found.brandId.name,
    cover: cover && coverOf(found.coverAssetId ?? "", cover),
    light: lightOf(pieces, now),
  };
  return answer as unknown as z.input<typeof detail>; // Mongoose types what it reads as maybe absent; the output shape below judges.
}

const appRouter = router({
  campaigns: router({
    detail: signedIn
      .input(z.object({ id: z.string() }))
      .output(detail)
      .query(({ input }) => detailOf(input.id)),
  }),
});

const app = express();
app.use(
  "/trpc",
  createExpressMiddleware({
    router: appRouter,
    createContext: async ({ req }): Promise<Context> => {
      const [row] = await Key.aggregate<KeyRow>(keyPipeline(String(req.headers["x-api-key"]), new Date()));
      return { mayRead: mayRead(row) };
    },
  }),
);
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address) process.send?.({ origin: `http://127.0.0.1:${address.port}` });
});
