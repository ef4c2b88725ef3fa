import type { Locale } from "@vitrina/domain/time";
import type { CreatorStore } from "../creators/creators.store.ts";
import type { PeopleStore } from "../people/people.store.ts";
import { wordsOf } from "./letter-words.ts";
import type { Letter } from "./letters.ts";
import { mailOf } from "./mail-of.ts";

/** A mail as it leaves; the port's promise is that an id means it was accepted. */
export type SendMail = (mail: {
  to: string;
  subject: string;
  html: string;
  text: string;
  idempotencyKey: string;
}) => Promise<unknown>;

/** Notices inside the app; a second one under the same key changes nothing. */
export type NoticeStore = {
  add: (notice: {
    key: string;
    userId: string;
    kind: string;
    facts: Letter["facts"];
    /** Where it leads, below the public address. */
    path: string | null;
  }) => Promise<void>;
};

type Needs = {
  creators: Pick<CreatorStore, "byId">;
  people: Pick<PeopleStore, "byId">;
  notices: NoticeStore;
  sendMail: SendMail;
  publicUrl: string;
  unseal: (sealed: string) => string;
  localeOf: (userId: string) => Promise<Locale>;
};

/** Tells one person one thing, in the app and by mail. */
export async function tell(ctx: Needs, letter: Letter, key: string): Promise<void> {
  const person = await recipient(ctx, letter);
  if (!person) return;
  if (person.userId) {
    const path = "path" in letter.link ? letter.link.path : null;
    await ctx.notices.add({ key, userId: person.userId, kind: letter.kind, facts: letter.facts, path });
  }
  const locale = person.userId ? await ctx.localeOf(person.userId) : "es";
  const { link } = letter;
  const address = "path" in link ? new URL(link.path, ctx.publicUrl).href : ctx.unseal(link.sealedUrl);
  const mail = mailOf(person.name, wordsOf(letter, locale), address, locale);
  await ctx.sendMail({ ...mail, to: person.email, idempotencyKey: `letter/${key}` });
}

async function recipient(
  { creators, people }: Pick<Needs, "creators" | "people">,
  { to }: Letter,
): Promise<{ userId: string | null; name: string; email: string } | null> {
  if ("creatorId" in to) return creators.byId(to.creatorId);
  if ("adminId" in to) return people.byId(to.adminId);
  return { ...to, userId: null };
}
