import { id, pageOf } from "@vitrina/domain";
import {
  changeLeadRequest,
  leadAssignees,
  leadDetail,
  leadNoteRequest,
  leadRow,
  leadsRequest,
} from "@vitrina/domain/leads";
import { z } from "zod";
import { admin, router } from "../trpc/procedures.ts";
import { changeLead } from "./change-lead.ts";
import { leadAssigneesOf, leadDetailOf, leadPage } from "./lead-views.ts";
import { noteOnLead } from "./note-on-lead.ts";

export const leadsRouter = router({
  list: admin("leads:read")
    .input(leadsRequest)
    .output(pageOf(leadRow))
    .query(({ ctx, input }) => leadPage(ctx, input)),
  detail: admin("leads:read")
    .input(z.object({ id }))
    .output(leadDetail)
    .query(({ ctx, input }) => leadDetailOf(ctx, input.id)),
  assignees: admin("leads:read")
    .output(leadAssignees)
    .query(async ({ ctx }) => ({ items: await leadAssigneesOf(ctx) })),
  change: admin("leads:write")
    .input(changeLeadRequest)
    .output(leadDetail)
    .mutation(async ({ ctx, input }) => {
      await changeLead(ctx, input);
      return leadDetailOf(ctx, input.id);
    }),
  note: admin("leads:write")
    .input(leadNoteRequest)
    .output(leadDetail)
    .mutation(async ({ ctx, input }) => {
      await noteOnLead(ctx, input);
      return leadDetailOf(ctx, input.id);
    }),
});
