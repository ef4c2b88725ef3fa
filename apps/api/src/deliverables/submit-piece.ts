import { Refusal } from "@vitrina/domain";
import { assertConfirmed } from "@vitrina/domain/applications";
import type { CreatorActor } from "@vitrina/domain/people";
import {
  assertAllTicked,
  assertAnswered,
  assertAwaited,
  assertKindsFit,
  type SubmitPieceRequest,
} from "@vitrina/domain/review";
import { applicationById } from "../applications/application-views.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import type { Piece } from "./deliverables.store.ts";
import { ownPiece } from "./piece-views.ts";

type Needs = Pick<Ports, "applications" | "assets" | "audit" | "campaigns" | "deliverables" | "now" | "transaction"> & {
  actor: CreatorActor;
};

/** A creator hands in a version: everything ticked, everything answered, files that are their own and fit the piece. */
export function submitPiece(ctx: Needs, { id, assetIds, caption, checklist }: SubmitPieceRequest): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownPiece(ctx, ctx.actor.creatorId, id);
    assertConfirmed(await applicationById(ctx, was.applicationId));
    assertAwaited(was);
    assertAnswered(was.comments);
    assertAllTicked((await campaignById(ctx, was.campaignId)).checklist, checklist);
    await assertOwnFiles(ctx, assetIds, was);

    const submittedAt = ctx.now();
    const number = (was.versions.at(-1)?.number ?? 0) + 1;
    const version = { number, assetIds, caption, checklist, by: ctx.actor.userId, submittedAt };
    const changed = await ctx.deliverables.changeIfStill(was, {
      status: "submitted",
      submittedAt,
      versions: [...was.versions, version],
    });
    if (!changed) throw new Refusal("changed-meanwhile", "deliverable-changed");
    await ctx.audit.record({
      action: "deliverable.submitted",
      actor: ctx.actor,
      target: { kind: "deliverable", id },
      before: { status: was.status },
      after: { status: "submitted", version: number, assetIds },
    });
  });
}

async function assertOwnFiles(
  { assets, deliverables, actor }: Needs,
  assetIds: readonly string[],
  piece: Pick<Piece, "id" | "creatorId" | "type">,
): Promise<void> {
  const found = await assets.files(assetIds);
  const files = assetIds.flatMap((assetId) => found.get(assetId) ?? []);
  const areOwn = files.every((file) => file.uploadedBy === actor.userId && file.purpose === "deliverable_file");
  const isRepeated = new Set(assetIds).size !== assetIds.length;
  if (files.length !== assetIds.length || !areOwn || isRepeated || (await deliverables.isTaken(assetIds, piece))) {
    throw new Refusal("breaks-a-rule", "upload-not-yours", { field: "assetIds" });
  }
  assertKindsFit(piece.type, files);
}
