import { Refusal } from "@vitrina/domain";
import { type MediaPurpose, type OpenedAsset, policyOf } from "@vitrina/domain/media";
import { type Actor, doorIncludes, roleAllows } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { posterUrlOf } from "./set-poster.ts";

type Needs = Pick<Ports, "assets" | "media" | "now" | "register"> & { actor: Actor; address: string };

const GOOD_FOR_MS = 5 * 60 * 1000;

/**
 * Hands out an address of one file that is not public: for whoever uploaded it and for those of the agency who need it,
 * for five minutes, and in the log first. To everybody else the file does not exist.
 */
export async function openAsset(ctx: Needs, assetId: string): Promise<OpenedAsset> {
  const file = (await ctx.assets.files([assetId])).get(assetId);
  if (!file || !mayOpen(ctx.actor, file)) throw new Refusal("not-found", "no-such-asset");
  const openedAt = ctx.now();
  const expiresAt = new Date(openedAt.getTime() + GOOD_FOR_MS);
  const { actor } = ctx;
  // An address that left without its entry could never be accounted for.
  await ctx.register.noteOpening({
    assetId,
    purpose: file.purpose,
    mediaClass: policyOf(file.purpose).class,
    userId: actor.userId,
    name: actor.name,
    role: actor.kind === "admin" ? actor.role : "creator",
    byKey: actor.door.by === "key",
    address: ctx.address,
    openedAt,
    expiresAt,
  });
  return { url: ctx.media.privateUrl(file, expiresAt), posterUrl: await posterUrlOf(ctx, file, expiresAt), expiresAt };
}

function mayOpen(actor: Actor, { purpose, uploadedBy }: { purpose: MediaPurpose; uploadedBy: string }): boolean {
  const policy = policyOf(purpose);
  if (policy.class === "public") return false;
  const { admin, creator } = policy.sentBy;
  const own = actor.kind === "creator" ? creator : admin;
  if (uploadedBy === actor.userId && own && doorIncludes(actor, own)) return true;
  const needed = policy.openedWith;
  return (
    actor.kind === "admin" && needed !== undefined && roleAllows(actor.role, needed) && doorIncludes(actor, needed)
  );
}
