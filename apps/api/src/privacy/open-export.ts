import { Refusal } from "@vitrina/domain";
import { policyOf } from "@vitrina/domain/media";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import type { Asking } from "../trpc/context.ts";
import { shown } from "./my-data.ts";

type Needs = Pick<Ports, "privacy" | "assets" | "media" | "register" | "now"> &
  Pick<Asking, "address"> & { actor: CreatorActor };

const GOOD_FOR_MS = 5 * 60 * 1000;

/** Hands a person the address of their copy, for five minutes and in the log first. */
export async function openExport(ctx: Needs, { id }: { id: string }): Promise<{ url: string; expiresAt: Date }> {
  const { actor } = ctx;
  const request = await ctx.privacy.byId(id);
  if (!request || request.userId !== actor.userId) throw new Refusal("not-found", "no-such-request");
  const openedAt = ctx.now();
  const file = request.assetId ? (await ctx.assets.files([request.assetId])).get(request.assetId) : undefined;
  if (!file || !shown(request, openedAt).canBeOpened) throw new Refusal("wrong-moment", "export-not-ready");
  const expiresAt = new Date(openedAt.getTime() + GOOD_FOR_MS);
  await ctx.register.noteOpening({
    assetId: request.assetId ?? "",
    purpose: file.purpose,
    mediaClass: policyOf(file.purpose).class,
    userId: actor.userId,
    name: actor.name,
    role: "creator",
    byKey: false,
    address: ctx.address,
    openedAt,
    expiresAt,
  });
  return { url: ctx.media.privateUrl(file, expiresAt), expiresAt };
}
