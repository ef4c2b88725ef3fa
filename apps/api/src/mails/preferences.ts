import { Refusal } from "@vitrina/domain";
import {
  CATEGORY_RULES,
  MAIL_CATEGORIES,
  type MailPreferences,
  type MuteRequest,
  optionalFor,
} from "@vitrina/domain/mail";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "mailWishes"> & { actor: Actor };

/** Which kinds of mail concern somebody, and which of them they switched off. */
export async function mailPreferencesOf({ mailWishes, actor }: Needs): Promise<MailPreferences> {
  const muted = await mailWishes.mutedBy(actor.userId);
  const theirs = MAIL_CATEGORIES.filter((category) => CATEGORY_RULES[category].for.includes(actor.kind));
  return {
    categories: theirs.map((category) => {
      const { essential } = CATEGORY_RULES[category];
      return { category, essential, muted: !essential && muted.includes(category) };
    }),
  };
}

/** Switches one kind of mail off or on. What is essential stays. */
export async function setMailPreference(ctx: Needs, { category, muted }: MuteRequest): Promise<MailPreferences> {
  if (!optionalFor(ctx.actor.kind).includes(category)) {
    throw new Refusal("breaks-a-rule", "invalid-input", { field: "category" });
  }
  await (muted ? ctx.mailWishes.mute : ctx.mailWishes.unmute)(ctx.actor.userId, [category]);
  return mailPreferencesOf(ctx);
}
