import { type CampaignResults, PUBLISHED_LISTED } from "@vitrina/domain/campaigns";
import { numbersOf } from "@vitrina/domain/creators";
import type { Ports } from "../ports.ts";
import { campaignById } from "./campaign-views.ts";

type Needs = Pick<Ports, "campaigns" | "creators" | "now">;

/** What a campaign has brought so far, counted from its pieces. Cancelled ones were agreed no longer. */
export async function campaignResults(ctx: Needs, id: string): Promise<CampaignResults> {
  await campaignById(ctx, id);
  const pieces = (await ctx.campaigns.countedPieces(id)).filter(({ status }) => status !== "cancelled");
  const published = pieces
    .flatMap(({ publishedUrl, publishedAt, ...piece }) =>
      publishedUrl && publishedAt ? [{ ...piece, url: publishedUrl, publishedAt }] : [],
    )
    .sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime());
  const listed = published.slice(0, PUBLISHED_LISTED);
  const creators = await ctx.creators.byIds(listed.map(({ creatorId }) => creatorId));
  return {
    pieces: pieces.length,
    publishedCount: published.length,
    numbers: numbersOf(pieces, ctx.now()),
    published: listed.map((piece) => ({ ...piece, creatorName: creators.get(piece.creatorId)?.name ?? "" })),
  };
}
