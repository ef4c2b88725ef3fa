import { Refusal } from "@vitrina/domain";
import { withOffer } from "@vitrina/domain/applications";
import { isOpenForApplications } from "@vitrina/domain/campaigns";
import { assertMayWork, blocksApplying, missingParts } from "@vitrina/domain/creators";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { inLine } from "./in-line.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "creators" | "outbox" | "transaction" | "now" | "newId"> & {
  actor: CreatorActor;
};

/** Sends a creator's application to an open campaign and hands back its id. */
export async function submitApplication(
  ctx: Needs,
  { campaignId, pitch, askedFee }: { campaignId: string; pitch: string; askedFee?: number | null },
): Promise<string> {
  const creator = await ctx.creators.byId(ctx.actor.creatorId);
  if (!creator) throw new Refusal("not-found", "no-such-creator");
  assertMayWork(creator);
  const [missing] = blocksApplying(missingParts(creator));
  if (missing) throw new Refusal("breaks-a-rule", "profile-incomplete", { missing });

  const apply = async () => {
    const campaign = await ctx.campaigns.byId(campaignId);
    if (campaign?.status === "published" && !isOpenForApplications(campaign, ctx.now())) {
      throw new Refusal("wrong-moment", "application-deadline-passed");
    }
    if (!campaign || campaign.status === "draft") throw new Refusal("not-found", "no-such-campaign");
    if (campaign.status !== "published") throw new Refusal("wrong-moment", "campaign-not-open");

    await ctx.campaigns.countApplication(campaignId, 1);
    const { id: creatorId, name: creatorName } = creator;
    const appliedAt = ctx.now();
    const asksOther = askedFee != null && askedFee !== campaign.fee;
    const offer = { id: ctx.newId(), by: "creator", fee: askedFee ?? 0, message: "", authorName: creatorName } as const;
    const offers = asksOther ? withOffer({ status: "applied", offers: [] }, offer, appliedAt) : [];
    const id = await ctx.applications.add({ campaignId, creatorId, creatorName, pitch, appliedAt, offers });
    if (!id) throw new Refusal("changed-meanwhile", "already-applied");
    await ctx.outbox.announce({
      kind: "application.received",
      aggregateId: campaignId,
      payload: { applicationId: id, campaignId, creatorId, creatorName, title: campaign.title },
    });
    return id;
  };
  return inLine(campaignId, () => ctx.transaction(apply));
}
