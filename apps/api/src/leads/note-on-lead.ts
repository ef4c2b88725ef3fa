import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { storedLead } from "./lead-views.ts";

type Needs = Pick<Ports, "leads" | "audit" | "transaction" | "newId" | "now"> & { actor: AdminActor };

/** Notes something about a message for the rest of the agency. */
export async function noteOnLead(ctx: Needs, { id, text }: { id: string; text: string }): Promise<void> {
  await storedLead(ctx, id);
  const { userId: byId, name: byName } = ctx.actor;
  const note = { id: ctx.newId(), text, byId, byName, at: ctx.now() };
  await ctx.transaction(async () => {
    await ctx.leads.addNote(id, note);
    await ctx.audit.record({
      action: "lead.noted",
      actor: ctx.actor,
      target: { kind: "lead", id },
      before: {},
      after: { note: text },
    });
  });
}
