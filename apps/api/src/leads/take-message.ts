import { Refusal } from "@vitrina/domain";
import { type ContactMessage, suspicionsOf } from "@vitrina/domain/leads";
import { HOUR, type Locale } from "@vitrina/domain/time";
import type { Ports } from "../ports.ts";
import { readFormStamp } from "./form-stamp.ts";
import { probeIn } from "./probe-mark.ts";

type Needs = Pick<
  Ports,
  "leads" | "people" | "outbox" | "transaction" | "tokens" | "stamps" | "challenge" | "contactCheck" | "newId" | "now"
>;

type Received = {
  said: ContactMessage;
  stamp: string;
  hiddenField: string;
  challengeAnswer: string;
  /** The visitor's network address. */
  address: string;
  locale: Locale;
};

/**
 * Takes a message of the contact form: stored first and announced in the same transaction, so that nothing that was
 * answered for can get lost. What looks like spam is stored too and announced to nobody. The same message sent twice is one.
 */
export async function takeMessage(ctx: Needs, received: Received): Promise<void> {
  const { said, address, locale } = received;
  const stamp = readFormStamp(ctx.stamps, received.stamp);
  const addressHash = ctx.tokens.hashOf(`contact/${address}`);
  const from = stamp ? stamp.number : `${addressHash}/${ctx.now().toISOString().slice(0, 10)}`;
  const key = ctx.tokens.hashOf(JSON.stringify([from, said]));
  if (await ctx.leads.isKnown(key)) return;

  const probe = probeIn(ctx.stamps, said.message);
  const [othersFromThere, challengePassed] = await Promise.all([
    probe === null ? ctx.leads.countFrom(addressHash, new Date(ctx.now().getTime() - HOUR)) : 0,
    probe === null ? ctx.challenge.isPassed(received.challengeAnswer, address) : null,
  ]);
  const suspicions = suspicionsOf(said, {
    hiddenFieldFilled: received.hiddenField !== "",
    openForMs: stamp && ctx.now().getTime() - stamp.openedAt.getTime(),
    othersFromThere,
    challengePassed,
  });
  const status = suspicions.length > 0 ? "suspected" : "new";
  const id = ctx.newId();
  try {
    await ctx.transaction(async () => {
      await ctx.leads.add({ ...said, id, key, locale, status, suspicions, addressHash, probe });
      if (status === "suspected") return;
      const { name, message } = said;
      const readers = probe === null ? await readersOf(ctx) : [ctx.contactCheck.reader];
      await ctx.outbox.announce({
        kind: "lead.received",
        aggregateId: id,
        payload: { leadId: id, name, message, readers },
      });
    });
  } catch (error) {
    // Sent twice in the same instant: the other one was stored and announced.
    if (!(error instanceof Refusal && error.reason === "duplicate")) throw error;
  }
}

async function readersOf({ people }: Pick<Needs, "people">): Promise<{ adminId: string }[]> {
  return (await people.withRoles(["owner", "editor"])).map((adminId) => ({ adminId }));
}
