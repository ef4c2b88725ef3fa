import { Refusal } from "@vitrina/domain";
import { type CampaignStatus, changeStatus } from "@vitrina/domain/campaigns";
import type { AdminActor } from "@vitrina/domain/people";
import { answerWhoeverWaits } from "../applications/close-selection.ts";
import type { Ports } from "../ports.ts";
import { campaignById } from "./campaign-views.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Takes a campaign to its next state. */
export async function changeCampaignStatus(
  ctx: Needs,
  { id, revision, to }: { id: string; revision: number; to: CampaignStatus },
): Promise<void> {
  const was = await campaignById(ctx, id);
  const status = changeStatus(was, to, ctx.now());
  await ctx.transaction(async () => {
    const stored = await ctx.campaigns.changeIfStill(id, revision, { status });
    if (!stored) throw new Refusal("changed-meanwhile", "campaign-changed");
    await ctx.audit.record({
      action: "campaign.status-changed",
      actor: ctx.actor,
      target: { kind: "campaign", id },
      before: { status: was.status },
      after: { status },
    });
    await answerWhoeverWaits(ctx, { ...was, status }, ctx.actor);
  });
}
