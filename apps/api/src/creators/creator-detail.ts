import { type Page, Refusal } from "@vitrina/domain";
import { type CreatorDetail, type CreatorWork, missingParts, numbersOf } from "@vitrina/domain/creators";
import { asCreatorSees } from "../applications/application-views.ts";
import type { Ports } from "../ports.ts";
import { asAgencySees } from "./creator-list.ts";
import type { StoredCreator } from "./creators.store.ts";

/** The creator, or the refusal that there is none. */
export async function creatorById(ctx: Pick<Ports, "creators">, id: string): Promise<StoredCreator> {
  const creator = await ctx.creators.byId(id);
  if (!creator) throw new Refusal("not-found", "no-such-creator");
  return creator;
}

/** A creator's page, with numbers counted now. */
export async function creatorDetail(
  ctx: Pick<Ports, "creators" | "assets" | "now">,
  { id }: { id: string },
): Promise<CreatorDetail> {
  const creator = await creatorById(ctx, id);
  const [[row], pieces] = await Promise.all([asAgencySees(ctx, [creator]), ctx.creators.pieces(id)]);
  if (!row) throw new Refusal("not-found", "no-such-creator");
  return {
    ...creator,
    ...row,
    statusReason: creator.statusReason ?? "",
    missing: missingParts(creator),
    numbers: numbersOf(pieces, ctx.now()),
  };
}

/** The campaigns a creator applied to and what they delivered in each, the latest first. */
export async function creatorWork(
  ctx: Pick<Ports, "applications" | "campaigns" | "creators" | "assets" | "now">,
  { id, ...paging }: { id: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<CreatorWork>> {
  await creatorById(ctx, id);
  const page = await ctx.applications.ofCreator(id, { ...paging, cursor: paging.cursor ?? null });
  const fees = new Map(page.items.map((application) => [application.id, application.agreedFee]));
  const seen = await asCreatorSees(ctx, page.items);
  return { ...page, items: seen.map((work) => ({ ...work, agreedFee: fees.get(work.id) ?? null })) };
}
