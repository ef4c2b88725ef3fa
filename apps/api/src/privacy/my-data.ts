import { createHash } from "node:crypto";
import { Refusal } from "@vitrina/domain";
import type { CreatorActor } from "@vitrina/domain/people";
import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  type DataRequest,
  datesOf,
  exportIsKept,
  type MyData,
  NOTICE_VERSION,
  noticeText,
} from "@vitrina/domain/privacy";
import type { Locale } from "@vitrina/domain/time";
import type { Ports } from "../ports.ts";
import { assertConfirmed } from "../sign-in/assert-confirmed.ts";
import type { Asking } from "../trpc/context.ts";
import { takeOfQuota } from "../usage/take-of-quota.ts";
import type { StoredRequest } from "./privacy.store.ts";

type Needs = Pick<
  Ports,
  "privacy" | "usage" | "accounts" | "attempts" | "audit" | "jobs" | "outbox" | "newId" | "now" | "transaction"
> &
  Pick<Asking, "address" | "agent"> & { actor: CreatorActor };

/** What a person said yes and no to, and what they asked of their data. */
export async function myData({ privacy, actor, now }: Pick<Needs, "privacy" | "actor" | "now">): Promise<MyData> {
  const [records, requests] = await Promise.all([privacy.consentsOf(actor.userId), privacy.ofPerson(actor.userId)]);
  return {
    noticeVersion: NOTICE_VERSION,
    consents: CONSENT_PURPOSES.map((purpose) => {
      const latest = records.find((one) => one.purpose === purpose);
      const { given = null, at = null, textVersion = null } = latest ?? {};
      return { purpose, given, at, textVersion, isCurrent: textVersion === NOTICE_VERSION };
    }),
    requests: requests.map((request) => shown(request, now())),
  };
}

export function shown(request: StoredRequest, now: Date): DataRequest {
  const { id, kind, status, askedAt, dueAt, startsAt, finishedAt, assetId } = request;
  const canBeOpened = kind === "export" && status === "done" && assetId !== null && exportIsKept(finishedAt, now);
  return { id, kind, status, askedAt, dueAt, startsAt, finishedAt, canBeOpened };
}

/** Records a yes or a no: to which text, when, from where. An earlier answer stays as it was. */
export async function giveConsent(
  ctx: Needs,
  { purpose, given, locale }: { purpose: ConsentPurpose; given: boolean; locale: Locale },
): Promise<MyData> {
  await ctx.privacy.record({
    userId: ctx.actor.userId,
    purpose,
    given,
    textVersion: NOTICE_VERSION,
    textHash: createHash("sha256").update(noticeText(locale)).digest("hex"),
    locale,
    at: ctx.now(),
    address: ctx.address,
    agent: (ctx.agent ?? "").slice(0, 300),
  });
  return myData(ctx);
}

/** Asks for a copy of everything; the worker makes it and tells when it is ready. */
export async function askExport(ctx: Needs): Promise<MyData> {
  await takeOfQuota(ctx, "exports");
  return ask(ctx, "export");
}

/** Asks to be forgotten. Nothing happens for two weeks, so that it can be taken back; then it cannot. */
export async function askDeletion(ctx: Needs, { password }: { password?: string | undefined }): Promise<MyData> {
  await assertConfirmed(ctx, password);
  return ask(ctx, "deletion");
}

async function ask(ctx: Needs, kind: "export" | "deletion"): Promise<MyData> {
  const { userId, creatorId, name, email } = ctx.actor;
  const askedAt = ctx.now();
  const request = { id: ctx.newId(), kind, userId, creatorId, name, email, askedAt, ...datesOf(kind, askedAt) };
  await ctx.transaction(async () => {
    if (!(await ctx.privacy.open(request))) throw new Refusal("wrong-moment", "request-open-already");
    await ctx.jobs.enqueue({
      kind: `privacy.${kind}`,
      key: `privacy/${request.id}`,
      payload: { requestId: request.id },
      runAt: request.startsAt,
    });
    await note(ctx, `privacy.${kind}-asked`, request.id);
    if (kind === "deletion") {
      const payload = { email, name, startsAt: request.startsAt };
      await ctx.outbox.announce({ kind: "privacy.deletion-asked", aggregateId: userId, payload });
    }
  });
  return myData(ctx);
}

/** Takes a deletion back while nothing was deleted yet. */
export async function cancelDeletion(ctx: Needs, { id }: { id: string }): Promise<MyData> {
  const request = await ctx.privacy.byId(id);
  if (!request || request.userId !== ctx.actor.userId) throw new Refusal("not-found", "no-such-request");
  await ctx.transaction(async () => {
    if (!(await ctx.privacy.cancel(id, ctx.now()))) throw new Refusal("wrong-moment", "request-not-open");
    await ctx.jobs.cancel(`privacy/${id}`);
    await note(ctx, "privacy.deletion-cancelled", id);
  });
  return myData(ctx);
}

const note = ({ audit, actor }: Needs, action: string, requestId: string) =>
  audit.record({
    action,
    actor,
    target: { kind: "creator", id: actor.creatorId },
    before: null,
    after: { requestId },
  });
