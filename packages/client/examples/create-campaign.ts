// VITRINA_URL=http://localhost:4000 VITRINA_API_KEY=vt_… npx node examples/create-campaign.ts examples/campaign.json
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { line } from "@vitrina/domain";
import { createCampaignRequest, deliveryDays } from "@vitrina/domain/campaigns";
import { endOfDayInAsuncion } from "@vitrina/domain/time";
import type { VitrinaClient } from "../src/index.ts";
import { uploadImage } from "../src/upload-image.ts";
import { Complaint, program } from "./program.ts";

/** The file: a campaign's content, with the brand by its name, the cover by its path, and days instead of a date. */
const campaignFile = createCampaignRequest
  .omit({ brandId: true, coverAssetId: true, applicationDeadline: true })
  .extend({ brand: line(80, 2), cover: line(400), openForDays: deliveryDays });

await program(async (client, [path]) => {
  if (!path) throw new Complaint("Say which file: create-campaign.ts campaign.json");
  const { brand, cover, openForDays, ...content } = parsed(path, await readFile(path, "utf8"));

  const picture = await uploadImage(client, {
    path: resolve(dirname(path), cover),
    purpose: "campaign_cover",
    onProgress: ({ sentBytes, totalBytes }) => {
      if (sentBytes === totalBytes) console.log(`↑ ${cover} (${Math.ceil(totalBytes / 1000)} kB)`);
    },
  });
  const campaign = await client.campaigns.create.mutate({
    ...content,
    brandId: await brandNamed(client, brand),
    coverAssetId: picture.assetId,
    applicationDeadline: endOfDayInAsuncion(new Date(), openForDays),
  });
  console.log(`✓ ${campaign.id}  ${campaign.status}  ${campaign.slug}`);
});

function parsed(path: string, text: string) {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Complaint(`${path} is not JSON.`);
  }
  const read = campaignFile.safeParse(file);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path: field, message }) => `${field.join(".")}: ${message}`);
  throw new Complaint(`${path} does not describe a campaign. ${wrong.join("; ")}`);
}

async function brandNamed(client: VitrinaClient, name: string): Promise<string> {
  const { items } = await client.brands.list.query({ search: name, limit: 100 });
  const known = items.find((brand) => brand.name.toLowerCase() === name.toLowerCase());
  if (known) return known.id;
  const created = await client.brands.create.mutate({ name });
  console.log(`+ ${created.name}`);
  return created.id;
}
