import type { Page } from "@vitrina/domain";
import type { ExtensionRequest, WaitingExtension } from "@vitrina/domain/extensions";
import { applicationById, ownApplication } from "../applications/application-views.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "extensions">;

/** What a creator asked for in one collaboration of theirs. */
export async function myExtensionRequest(
  ctx: Needs,
  creatorId: string,
  applicationId: string,
): Promise<ExtensionRequest | null> {
  await ownApplication(ctx, creatorId, applicationId);
  return ctx.extensions.requestOf(applicationId);
}

/** What was asked for in one collaboration. */
export async function extensionRequestOf(ctx: Needs, applicationId: string): Promise<ExtensionRequest | null> {
  await applicationById(ctx, applicationId);
  return ctx.extensions.requestOf(applicationId);
}

/** Everybody who waits for an answer, the longest first. */
export async function waitingExtensions(
  ctx: Needs,
  request: { cursor?: string | null | undefined; limit: number },
): Promise<Page<WaitingExtension>> {
  const page = await ctx.extensions.waiting(request);
  const campaigns = await ctx.campaigns.byIds(page.items.map(({ campaignId }) => campaignId));
  const items = page.items.map((one) => ({ ...one, campaignTitle: campaigns.get(one.campaignId)?.title ?? "" }));
  return { ...page, items };
}
