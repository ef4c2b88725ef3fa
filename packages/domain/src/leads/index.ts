export { CONTACT_FIELDS, type ContactField, type ContactMessage, contactMessage } from "./contact-message.ts";
export {
  type ChangeLeadRequest,
  changeLeadRequest,
  LEAD_MOVES,
  LEAD_STATUSES,
  type LeadDetail,
  type LeadNote,
  type LeadRow,
  type LeadStatus,
  type LeadsRequest,
  leadAssignees,
  leadDetail,
  leadNote,
  leadNoteRequest,
  leadRow,
  leadStatus,
  leadsRequest,
} from "./lead.ts";
export {
  type Arrival,
  FASTEST_PERSON_MS,
  OLDEST_FORM_MS,
  SUSPICIONS,
  type Suspicion,
  suspicion,
  suspicionsOf,
} from "./suspicions.ts";
