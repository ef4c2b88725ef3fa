// VITRINA_URL=http://localhost:4000 VITRINA_API_KEY=vt_… npx node examples/move-deadline.ts <id, slug or title> <days>
import { dayInAsuncion } from "@vitrina/domain/time";
import type { VitrinaClient } from "../src/index.ts";
import { everyCampaign } from "./every-campaign.ts";
import { Complaint, program } from "./program.ts";

const day = (instant: Date | null) => (instant ? dayInAsuncion(instant) : "—");

await program(async (client, [which, days]) => {
  if (!which || !/^\d{1,3}$/.test(days ?? "")) {
    throw new Complaint(
      "Say which campaign and how many days creators get: move-deadline.ts <id, slug or title> <days>",
    );
  }
  const { id, title, revision, deliveryStarts, deliveryDays } = await client.campaigns.detail.query({
    id: await campaignId(client, which),
  });
  const outcome = await client.campaigns.moveDeadline.mutate({
    id,
    revision,
    deliveryStarts,
    deliveryDays: Number(days),
  });

  const { moved, unchanged, later, earlier, becomeLate } = outcome.summary;
  console.log(`${title}: ${deliveryDays} → ${days} days`);
  for (const { creatorName, was, is, becomesLate } of outcome.affected) {
    console.log(`  ${creatorName}: ${day(was)} → ${day(is)}${becomesLate ? "  LATE" : ""}`);
  }
  if (moved > outcome.affected.length) console.log(`  … and ${moved - outcome.affected.length} more`);
  console.log(`${moved} moved (${later} later, ${earlier} earlier), ${unchanged} unchanged, ${becomeLate} late`);
});

async function campaignId(client: VitrinaClient, which: string): Promise<string> {
  if (/^[0-9a-f]{24}$/.test(which)) return which;
  const found: { id: string; slug: string }[] = [];
  for await (const { id, slug, title } of everyCampaign(client)) {
    if (slug === which || title.toLowerCase() === which.toLowerCase()) found.push({ id, slug });
  }
  const [only, ...others] = found;
  if (!only) throw new Complaint(`There is no campaign "${which}".`);
  if (others.length > 0) {
    throw new Complaint(`"${which}" could be any of these; use the slug: ${found.map(({ slug }) => slug).join(", ")}`);
  }
  return only.id;
}
