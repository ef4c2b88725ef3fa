import { type Page, Refusal } from "@vitrina/domain";
import {
  type InboxRequest,
  type InboxRow,
  isClosedFor,
  otherSide,
  type Side,
  type Thread,
  type ThreadRequest,
} from "@vitrina/domain/messages";
import type { Actor } from "@vitrina/domain/people";
import { applicationById, ownApplication } from "../applications/application-views.ts";
import type { StoredApplication } from "../applications/applications.store.ts";
import type { Ports } from "../ports.ts";
import type { StoredThread } from "./messages.store.ts";
import { noticeKey } from "./tell-of-unread.ts";

type Asking = { actor: Actor };

const sideOf = ({ kind }: Actor): Side => (kind === "creator" ? "creator" : "agency");

/** The application a conversation is about; another creator's is as good as none. */
export function applicationFor(
  ctx: Pick<Ports, "applications"> & Asking,
  applicationId: string,
): Promise<StoredApplication> {
  return ctx.actor.kind === "creator"
    ? ownApplication(ctx, ctx.actor.creatorId, applicationId)
    : applicationById(ctx, applicationId);
}

/** A conversation as one of its sides reads it. One that nobody has begun is empty. */
export async function threadFor(
  ctx: Pick<Ports, "applications" | "messages"> & Asking,
  { applicationId, ...request }: ThreadRequest,
): Promise<Thread> {
  const side = sideOf(ctx.actor);
  const application = await applicationFor(ctx, applicationId);
  const isClosed = isClosedFor(side, application);
  const thread = await ctx.messages.threadOf(applicationId);
  if (!thread) return { items: [], nextCursor: null, total: 0, unread: 0, otherReadAt: null, isClosed };
  const page = await ctx.messages.page(thread.id, request);
  const { readers } = thread;
  return { ...page, unread: readers[side].unread, otherReadAt: readers[otherSide(side)].readAt, isClosed };
}

/** Everything in a conversation counts as read, and a letter about it that has not left stays here. */
export async function readThread(
  ctx: Pick<Ports, "applications" | "messages" | "jobs" | "transaction"> & Asking,
  { applicationId }: { applicationId: string },
): Promise<void> {
  const side = sideOf(ctx.actor);
  await applicationFor(ctx, applicationId);
  await ctx.transaction(async () => {
    const thread = await ctx.messages.threadOf(applicationId);
    if (!thread || thread.readers[side].unread === 0) return;
    const { noticeAt } = thread.readers[side];
    if (noticeAt) await ctx.jobs.cancel(noticeKey(thread.id, side, noticeAt));
    await ctx.messages.markRead(thread.id, side);
  });
}

const FILE_OPEN_MS = 5 * 60_000;

/** An address for a file of the conversation: for whoever takes part in it, for some minutes, and on record. */
export async function openMessageFile(
  ctx: Pick<Ports, "applications" | "messages" | "assets" | "media" | "audit" | "now"> & Asking,
  { applicationId, assetId }: { applicationId: string; assetId: string },
): Promise<{ url: string; expiresAt: Date }> {
  await applicationFor(ctx, applicationId);
  const thread = await ctx.messages.threadOf(applicationId);
  const isHere = thread && (await ctx.messages.hasFile(thread.id, assetId));
  const file = isHere ? (await ctx.assets.files([assetId])).get(assetId) : null;
  if (!file) throw new Refusal("not-found", "no-such-asset");
  const expiresAt = new Date(ctx.now().getTime() + FILE_OPEN_MS);
  await ctx.audit.record({
    action: "message.file-opened",
    actor: ctx.actor,
    target: { kind: "asset", id: assetId },
    before: null,
    after: { applicationId, expiresAt },
  });
  return { url: ctx.media.privateUrl(file, expiresAt), expiresAt };
}

/** The agency's conversations, the latest first. */
export async function inbox(
  ctx: Pick<Ports, "messages" | "campaigns" | "creators" | "assets">,
  request: InboxRequest,
): Promise<Page<InboxRow>> {
  const page = await ctx.messages.inbox(request);
  const [campaigns, creators] = await Promise.all([
    ctx.campaigns.byIds(page.items.map(({ campaignId }) => campaignId)),
    ctx.creators.byIds(page.items.map(({ creatorId }) => creatorId)),
  ]);
  const pictures = await ctx.assets.pictures(
    [...creators.values()].map(({ profilePictureAssetId }) => profilePictureAssetId),
  );
  const seen = ({ readers, ...thread }: StoredThread): InboxRow => {
    const creator = creators.get(thread.creatorId);
    return {
      ...thread,
      campaignTitle: campaigns.get(thread.campaignId)?.title ?? "",
      creatorName: creator?.name ?? "",
      creatorPicture: pictures.get(creator?.profilePictureAssetId ?? "") ?? null,
      unread: readers.agency.unread,
    };
  };
  return { ...page, items: page.items.map(seen) };
}
