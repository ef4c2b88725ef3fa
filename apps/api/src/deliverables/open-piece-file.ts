import { Refusal } from "@vitrina/domain";
import type { AdminActor, CreatorActor } from "@vitrina/domain/people";
import type { OpenedFile } from "@vitrina/domain/review";
import { posterUrlOf } from "../media/set-poster.ts";
import type { Ports } from "../ports.ts";
import type { Piece } from "./deliverables.store.ts";
import { ownPiece, pieceById } from "./piece-views.ts";

type Needs = Pick<Ports, "assets" | "audit" | "deliverables" | "media" | "now"> & { actor: AdminActor | CreatorActor };

const GOOD_FOR_MS = 15 * 60 * 1000;

/** Hands out an address of one file of a piece: signed, for minutes, and in the log under the name of whoever asked. */
export async function openPieceFile(ctx: Needs, { id, assetId }: { id: string; assetId: string }): Promise<OpenedFile> {
  const { actor } = ctx;
  const piece = actor.kind === "admin" ? await pieceById(ctx, id) : await ownPiece(ctx, actor.creatorId, id);
  const file = holds(piece, assetId) && (await ctx.assets.files([assetId])).get(assetId);
  if (!file) throw new Refusal("not-found", "no-such-asset");
  const expiresAt = new Date(ctx.now().getTime() + GOOD_FOR_MS);
  const url = ctx.media.privateUrl(file, expiresAt);
  const posterUrl = await posterUrlOf(ctx, file, expiresAt);
  await ctx.audit.record({
    action: "media.opened",
    actor,
    target: { kind: "deliverable", id },
    before: null,
    after: { assetId, expiresAt, ...(posterUrl && { posterAssetId: file.posterAssetId }) },
  });
  return { url, posterUrl, expiresAt };
}

const holds = ({ versions }: Piece, assetId: string): boolean =>
  versions.some(({ assetIds }) => assetIds.includes(assetId));
