import { z } from "zod";
import { id, line, pageRequest, prose } from "../shapes.ts";
import { suspicion } from "./suspicions.ts";

export const LEAD_STATUSES = ["new", "answered", "suspected", "spam"] as const;
export const leadStatus = z.enum(LEAD_STATUSES);
export type LeadStatus = z.infer<typeof leadStatus>;

const colleague = z.object({ userId: z.string(), name: z.string() });

export const leadRow = z.object({
  id,
  name: z.string(),
  company: z.string(),
  email: z.string(),
  phone: z.string(),
  message: z.string(),
  status: leadStatus,
  assignee: colleague.nullable(),
  createdAt: z.date(),
});
export type LeadRow = z.infer<typeof leadRow>;

export const leadNote = z.object({ id, text: z.string(), byName: z.string(), at: z.date() });
export type LeadNote = z.infer<typeof leadNote>;

export const leadDetail = leadRow.extend({
  locale: z.enum(["es", "en"]),
  suspicions: z.array(suspicion),
  notes: z.array(leadNote),
  revision: z.number().int(),
  answeredAt: z.date().nullable(),
});
export type LeadDetail = z.infer<typeof leadDetail>;

export const leadsRequest = pageRequest.extend({
  search: line(100, 0).default(""),
  status: z.array(leadStatus).max(LEAD_STATUSES.length).default([]),
  assigneeId: z.array(z.string().max(40)).max(50).default([]),
  direction: z.enum(["asc", "desc"]).default("desc"),
});
export type LeadsRequest = z.infer<typeof leadsRequest>;

export const changeLeadRequest = z.object({
  id,
  revision: z.number().int(),
  status: leadStatus.optional(),
  assigneeId: z.string().max(40).nullable().optional(),
});
export type ChangeLeadRequest = z.infer<typeof changeLeadRequest>;

export const leadNoteRequest = z.object({ id, text: prose(2_000).pipe(z.string().min(1)) });
export const leadAssignees = z.object({ items: z.array(colleague) });

/** `suspected` is what the form's own doubts say; a person decides, and does not put a message back into doubt. */
export const LEAD_MOVES: Record<LeadStatus, readonly LeadStatus[]> = {
  new: ["answered", "spam"],
  answered: ["new", "spam"],
  suspected: ["new", "answered", "spam"],
  spam: ["new"],
};
