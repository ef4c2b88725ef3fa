import { FASTEST_PERSON_MS } from "@vitrina/domain/leads";
import type { Ports } from "../ports.ts";
import type { ContactRound } from "./contact-check.store.ts";
import { probeMark } from "./probe-mark.ts";
import { type ReadForm, readForm } from "./read-form.ts";

type Needs = Pick<Ports, "contactCheck" | "publicForm" | "pause" | "stamps">;

/** How patient a round is; tests are in more of a hurry. */
export type Patience = { asSlowAsAPersonMs: number; lookEveryMs: number; storedWithinMs: number; sentWithinMs: number };

export const PATIENCE: Patience = {
  asSlowAsAPersonMs: FASTEST_PERSON_MS + 1_500,
  lookEveryMs: 2_000,
  storedWithinMs: 6_000,
  sentWithinMs: 60_000,
};

const NEEDED = ["name", "email", "phone", "company", "message", "stamp"];

/**
 * Writes to us the way a visitor does, at the public address, and looks for the message at the other end: stored, announced,
 * and taken by the mail company. Leaves nothing behind.
 */
export async function checkContactForm(
  ctx: Needs,
  { round, signal, patience = PATIENCE }: { round: string; signal: AbortSignal; patience?: Patience },
): Promise<ContactRound> {
  await ctx.contactCheck.cleanUp();
  try {
    return (await write(ctx, round, signal, patience)) ?? (await arrival(ctx, round, patience));
  } finally {
    await ctx.contactCheck.cleanUp();
  }
}

/** What kept the message from being taken, or null when it was. */
async function write(ctx: Needs, round: string, signal: AbortSignal, patience: Patience): Promise<ContactRound | null> {
  const page = await reached(ctx.publicForm.open(signal));
  if ("trouble" in page) return { outcome: "page-broken", detail: page.trouble };
  if (page.status !== 200) return { outcome: "page-broken", detail: `the page answered ${page.status}` };
  const form = readForm(page.html);
  const missing = missingIn(form);
  if (!form || missing !== "") return { outcome: "form-incomplete", detail: missing };
  await ctx.pause(patience.asSlowAsAPersonMs);

  const { name, email } = ctx.contactCheck.reader;
  const message = `Mensaje de control del propio sistema; se borra solo.\n${probeMark(ctx.stamps, round)}`;
  const answer = await reached(ctx.publicForm.send(form.action, { ...form.fields, name, email, message }, signal));
  if ("trouble" in answer) return { outcome: "not-accepted", detail: answer.trouble };
  const isThanked = answer.status === 303 && answer.location !== "";
  return isThanked ? null : { outcome: "not-accepted", detail: `the form answered ${answer.status}` };
}

function missingIn(form: ReadForm | null): string {
  if (!form) return "the page has no form";
  const missing = NEEDED.filter(
    (name) => form.fields[name] === undefined || (name === "stamp" && form.fields[name] === ""),
  );
  return missing.length > 0 ? `the form lacks ${missing.join(", ")}` : "";
}

async function arrival(ctx: Needs, round: string, patience: Patience): Promise<ContactRound> {
  const look = () => ctx.contactCheck.traces(round);
  const stored = await until(ctx, look, ({ lead }) => lead !== null, patience, patience.storedWithinMs);
  if (stored.lead === null) return { outcome: "not-stored", detail: "the form said thanks and nothing was stored" };
  if (stored.lead.status !== "new") return { outcome: "taken-for-spam", detail: `stored as ${stored.lead.status}` };
  const sent = await until(ctx, look, ({ mailId }) => mailId !== null, patience, patience.sentWithinMs);
  if (sent.mailId !== null) return { outcome: "arrived", detail: "" };
  const { announcement } = sent;
  if (!announcement) return { outcome: "not-sent", detail: "the message was stored and not announced" };
  return { outcome: "not-sent", detail: announcement.lastError || `the announcement is ${announcement.status}` };
}

async function until<T>(
  ctx: Pick<Needs, "pause">,
  look: () => Promise<T>,
  isThere: (seen: T) => boolean,
  { lookEveryMs }: Patience,
  withinMs: number,
): Promise<T> {
  let seen = await look();
  for (let waited = 0; !isThere(seen) && waited < withinMs; waited += lookEveryMs) {
    await ctx.pause(lookEveryMs);
    seen = await look();
  }
  return seen;
}

async function reached<T extends object>(answering: Promise<T>): Promise<T | { trouble: string }> {
  try {
    return await answering;
  } catch (error) {
    return { trouble: error instanceof Error ? error.message.slice(0, 200) : "no answer" };
  }
}
