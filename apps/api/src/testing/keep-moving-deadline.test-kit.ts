import { startEmbeddedMongo } from "@vitrina/embedded-mongo";
import { moveDeadline } from "../campaigns/move-deadline.ts";
import { wire } from "../wiring.ts";
import { admin } from "./api.test-kit.ts";
import { testEnv } from "./env.test-kit.ts";

const [dataDir = "", campaignId = ""] = process.argv.slice(2);

const server = await startEmbeddedMongo({ dataDir });
const { ports } = await wire(testEnv(server.uriFor("vitrina")), { now: () => new Date(), log: () => {} });
for (;;) {
  const campaign = await ports.campaigns.byId(campaignId);
  if (!campaign) throw new Error("The campaign is gone.");
  const deliveryDays = 1 + (campaign.revision % 60);
  const change = {
    id: campaignId,
    revision: campaign.revision,
    deliveryDays,
    deliveryStarts: "on_confirmation" as const,
  };
  await moveDeadline({ ...ports, actor: admin("manager") }, change);
  process.stdout.write("moved\n");
}
