import { type Page, Refusal } from "@vitrina/domain";
import type { LeadDetail, LeadRow, LeadsRequest } from "@vitrina/domain/leads";
import { ROLES, roleAllows } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import type { StoredLead } from "./leads.store.ts";

type Needs = Pick<Ports, "leads" | "people">;

/** Who may look after messages of the website. */
export async function leadAssigneesOf({ people }: Pick<Needs, "people">): Promise<{ userId: string; name: string }[]> {
  const userIds = await people.withRoles(ROLES.filter((role) => roleAllows(role, "leads:write")));
  return (await people.byIds(userIds)).map(({ userId, name }) => ({ userId, name }));
}

export async function leadPage(ctx: Needs, request: LeadsRequest): Promise<Page<LeadRow>> {
  const page = await ctx.leads.page(request);
  const names = await namesOf(
    ctx,
    page.items.flatMap(({ assigneeId }) => assigneeId ?? []),
  );
  return {
    ...page,
    items: page.items.map(({ assigneeId, ...row }) => ({ ...row, assignee: assigneeOf(names, assigneeId) })),
  };
}

export async function storedLead({ leads }: Pick<Needs, "leads">, id: string): Promise<StoredLead> {
  const lead = await leads.byId(id);
  if (!lead) throw new Refusal("not-found", "no-such-lead");
  return lead;
}

export async function leadDetailOf(ctx: Needs, id: string): Promise<LeadDetail> {
  const { assigneeId, ...lead } = await storedLead(ctx, id);
  return { ...lead, assignee: assigneeOf(await namesOf(ctx, assigneeId ? [assigneeId] : []), assigneeId) };
}

async function namesOf({ people }: Pick<Needs, "people">, userIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await people.byIds(userIds)).map(({ userId, name }) => [userId, name]));
}

/** Somebody who left the agency is nobody's assignee. */
function assigneeOf(names: ReadonlyMap<string, string>, userId: string | null) {
  const name = userId === null ? undefined : names.get(userId);
  return userId !== null && name !== undefined ? { userId, name } : null;
}
