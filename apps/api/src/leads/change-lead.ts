import { Refusal } from "@vitrina/domain";
import { type ChangeLeadRequest, LEAD_MOVES } from "@vitrina/domain/leads";
import { type AdminActor, roleAllows } from "@vitrina/domain/people";
import { changedFields } from "../audit/changed-fields.ts";
import type { Ports } from "../ports.ts";
import { storedLead } from "./lead-views.ts";

type Needs = Pick<Ports, "leads" | "people" | "audit" | "transaction" | "now"> & { actor: AdminActor };

/** Says what became of a message and who looks after it, unless somebody else did since the revision that was read. */
export async function changeLead(ctx: Needs, { id, revision, ...wanted }: ChangeLeadRequest): Promise<void> {
  const { status, assigneeId } = await storedLead(ctx, id);
  const { before, after } = changedFields<{ status: typeof status; assigneeId: string | null }>(
    { status, assigneeId },
    wanted,
  );
  if (after.status !== undefined && !LEAD_MOVES[status].includes(after.status)) {
    throw new Refusal("wrong-moment", "status-move-illegal", { from: status, to: after.status });
  }
  if (after.assigneeId) {
    const person = await ctx.people.byId(after.assigneeId);
    if (!person || !roleAllows(person.role, "leads:write")) throw new Refusal("not-found", "no-such-person");
  }
  await ctx.transaction(async () => {
    const answeredAt = after.status === "answered" ? { answeredAt: ctx.now() } : {};
    if (!(await ctx.leads.changeIfStill(id, revision, { ...after, ...answeredAt }))) {
      throw new Refusal("changed-meanwhile", "lead-changed");
    }
    await ctx.audit.record({ action: "lead.changed", actor: ctx.actor, target: { kind: "lead", id }, before, after });
  });
}
