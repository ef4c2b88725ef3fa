import { type Database, searchText } from "@vitrina/db";
import { DEMO_BRANDS } from "./demo-brands.ts";
import { CREATOR_KEYS, emailOf } from "./demo-creators.ts";
import { DEMO_LEADS } from "./demo-leads.ts";
import { DEMO_ADMINS } from "./demo-people.ts";

/**
 * Takes the demo out again: its people, its brands, and everything that hangs from either, whoever made it. Files stay
 * where they are: the next planting finds them by their content.
 */
export async function clearDemo(db: Database): Promise<void> {
  const driver = db.driver;
  const emails = [...Object.values(DEMO_ADMINS).map(({ email }) => email), ...CREATOR_KEYS.map(emailOf)];
  const brandNames = Object.values(DEMO_BRANDS).map(({ name }) => searchText(name));
  const idsOf = async (collection: string, filter: object) =>
    (
      await driver
        .collection(collection)
        .find(filter, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => _id);

  const users = await idsOf("user", { email: { $in: emails } });
  const userTexts = users.map(String);
  const brands = await idsOf("brands", { searchText: { $in: brandNames } });
  const creators = await idsOf("ugc_creators", { userId: { $in: userTexts } });
  const campaigns = await idsOf("ugc_campaigns", { brandId: { $in: brands } });
  const hanging = { $or: [{ campaignId: { $in: campaigns } }, { creatorId: { $in: creators } }] };
  const applications = await idsOf("applications", hanging);
  const threads = await idsOf("threads", hanging);
  const notes = await idsOf("creator_notes", { creatorId: { $in: creators } });
  const leads = await idsOf("leads", { name: { $in: DEMO_LEADS.map(({ name }) => name) } });
  const targets = [...leads, ...users, ...brands, ...creators, ...campaigns, ...applications].map(String);

  const removals: readonly (readonly [collection: string, filter: object])[] = [
    ["deliverables", hanging],
    ["messages", { threadId: { $in: threads } }],
    ["threads", hanging],
    ["creator_notes", { creatorId: { $in: creators } }],
    ["saved_views", { userId: { $in: userTexts } }],
    ["calendar_feeds", { userId: { $in: userTexts } }],
    ["job_runs", { "payload.threadId": { $in: threads.map(String) } }],
    ["job_runs", { "payload.noteId": { $in: notes.map(String) } }],
    ["products", { brandId: { $in: brands } }],
    ["applications", hanging],
    ["outbox", { aggregateId: { $in: targets } }],
    ["notifications", { userId: { $in: userTexts } }],
    ["audit_log", { $or: [{ "target.id": { $in: targets } }, { "actor.userId": { $in: userTexts } }] }],
    ["media_openings", { userId: { $in: userTexts } }],
    ["media_assets", { uploadedBy: { $in: userTexts } }],
    ["leads", { _id: { $in: leads } }],
    ["ugc_campaigns", { _id: { $in: campaigns } }],
    ["ugc_creators", { _id: { $in: creators } }],
    ["brands", { _id: { $in: brands } }],
    ["apikey", { userId: { $in: [...users, ...userTexts] } }],
    ["session", { userId: { $in: users } }],
    ["twoFactor", { userId: { $in: users } }],
    ["account", { userId: { $in: users } }],
    ["user", { _id: { $in: users } }],
  ];
  for (const [collection, filter] of removals) await driver.collection(collection).deleteMany(filter);
  // What is left of the audit log begins a new chain: the old one would rightly miss the demo's entries.
  await driver.collection("audit_chains").deleteMany({});
  await driver.collection("audit_log").updateMany({}, { $set: { seq: null, previousHash: null, hash: null } });
}
