import { CATEGORY_OF, CATEGORY_RULES, type LetterKind } from "@vitrina/domain/mail";
import type { Locale } from "@vitrina/domain/time";
import { bareAddress, type MailMessage } from "@vitrina/mail";
import type { CreatorStore } from "../creators/creators.store.ts";
import type { Deliveries, MailRecord, MailWishes, Suppressions } from "../mails/mails.store.ts";
import { unsubscribeStamp } from "../mails/unsubscribe-stamp.ts";
import type { PeopleStore } from "../people/people.store.ts";
import type { Stamps } from "../sign-in/stamps.ts";
import type { Letter } from "./letters.ts";
import { mailOf } from "./mail-of.ts";

/** Notices inside the app; a second one under the same key changes nothing. */
export type NoticeStore = {
  add: (notice: {
    key: string;
    userId: string;
    kind: LetterKind;
    facts: Letter["facts"];
    /** Where it leads, below the public address. */
    path: string | null;
  }) => Promise<void>;
};

export type Telling = {
  creators: Pick<CreatorStore, "byId">;
  people: Pick<PeopleStore, "byId">;
  notices: NoticeStore;
  deliveries: Pick<Deliveries, "isAccepted" | "note" | "accepted">;
  suppressions: Pick<Suppressions, "of">;
  mailWishes: Pick<MailWishes, "mutedBy">;
  stamps: Pick<Stamps, "stamp">;
  /** The promise is that an id means it was accepted. */
  sendMail: (mail: MailMessage) => Promise<{ id: string }>;
  publicUrl: string;
  unseal: (sealed: string) => string;
  localeOf: (userId: string) => Promise<Locale>;
};

type Reader = { userId: string | null; name: string; email: string };
type Attempt = Omit<MailRecord, "status" | "reason">;

/** Tells one person one thing: always in the app, and by mail unless they do not want it or their address must not be written to. */
export async function tell(ctx: Telling, letter: Letter, key: string): Promise<void> {
  const reader = await recipient(ctx, letter);
  if (!reader) return;
  const { userId } = reader;
  if (userId) {
    const path = "path" in letter.link ? letter.link.path : null;
    await ctx.notices.add({ key, userId, kind: letter.kind, facts: letter.facts, path });
  }
  await write(ctx, letter, reader, `letter/${key}`);
}

async function write(ctx: Telling, letter: Letter, reader: Reader, key: string): Promise<void> {
  if (await ctx.deliveries.isAccepted(key)) return;
  const { userId, name, email } = reader;
  const address = bareAddress(email);
  const category = CATEGORY_OF[letter.kind];
  const { essential } = CATEGORY_RULES[category];
  const locale = userId ? await ctx.localeOf(userId) : "es";
  const person = userId ?? address;
  const unsubscribeAt = placeOf(
    ctx,
    `/mail/unsubscribe?t=${unsubscribeStamp(ctx.stamps, { person, category, locale })}`,
  );
  const { link } = letter;
  const button = "path" in link ? placeOf(ctx, link.path) : ctx.unseal(link.sealedUrl);
  const mail = await mailOf(letter, { name, hasAccount: userId !== null, locale }, { button, unsubscribeAt });
  const attempt: Attempt = { key, kind: letter.kind, category, address, userId, subject: mail.subject, locale };

  const why = await reasonNotToWrite(ctx, { essential, person, category, address });
  if (why) return ctx.deliveries.note({ ...attempt, ...why });
  try {
    const { id } = await ctx.sendMail({
      ...mail,
      to: email,
      idempotencyKey: key,
      tags: { kind: letter.kind.replaceAll(".", "_") },
      ...(!essential && { headers: oneClick(unsubscribeAt) }),
    });
    await ctx.deliveries.accepted(attempt, id);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 300) : "unknown error";
    await ctx.deliveries.note({ ...attempt, status: "refused", reason });
    throw error;
  }
}

async function reasonNotToWrite(
  ctx: Telling,
  { essential, person, category, address }: { essential: boolean; person: string; category: string; address: string },
): Promise<Pick<MailRecord, "status" | "reason"> | null> {
  if (!essential && (await ctx.mailWishes.mutedBy(person)).includes(category)) return { status: "muted", reason: "" };
  const suppression = await ctx.suppressions.of(address);
  return suppression && { status: "withheld", reason: suppression.reason };
}

const placeOf = ({ publicUrl }: Pick<Telling, "publicUrl">, path: string) => new URL(path, publicUrl).href;

/** RFC 8058: mail programs show a button of their own, and press it with a POST that carries no cookies. */
const oneClick = (address: string) => ({
  "List-Unsubscribe": `<${address}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});

async function recipient(
  { creators, people }: Pick<Telling, "creators" | "people">,
  { to }: Letter,
): Promise<Reader | null> {
  if ("creatorId" in to) return creators.byId(to.creatorId);
  if ("adminId" in to) return people.byId(to.adminId);
  return { ...to, userId: null };
}
