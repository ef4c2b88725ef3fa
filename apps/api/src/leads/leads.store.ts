import type { Page } from "@vitrina/domain";
import type {
  ContactMessage,
  LeadDetail,
  LeadNote,
  LeadRow,
  LeadStatus,
  LeadsRequest,
  Suspicion,
} from "@vitrina/domain/leads";
import type { Locale } from "@vitrina/domain/time";

export type NewLead = ContactMessage & {
  id: string;
  /** Made from the form and what was written, so that the same message sent twice is one. */
  key: string;
  locale: Locale;
  status: LeadStatus;
  suspicions: readonly Suspicion[];
  /** Where it came from, not readable. */
  addressHash: string;
  /** The round of the system's own check that wrote it; null for people's. */
  probe: string | null;
};

export type StoredLeadRow = Omit<LeadRow, "assignee"> & { assigneeId: string | null };
export type StoredLead = Omit<LeadDetail, "assignee"> & { assigneeId: string | null };

/** Messages of the contact form. Those of the system's own check are shown to nobody. */
export type LeadStore = {
  isKnown: (key: string) => Promise<boolean>;
  /** Refuses `duplicate` when the key is taken. */
  add: (lead: NewLead) => Promise<void>;
  /** How many people's messages came from one place since an instant. */
  countFrom: (addressHash: string, since: Date) => Promise<number>;
  page: (request: LeadsRequest) => Promise<Page<StoredLeadRow>>;
  byId: (id: string) => Promise<StoredLead | null>;
  /** False when somebody changed it since that revision. */
  changeIfStill: (
    id: string,
    revision: number,
    change: { status?: LeadStatus; assigneeId?: string | null; answeredAt?: Date | null },
  ) => Promise<boolean>;
  addNote: (id: string, note: LeadNote & { byId: string }) => Promise<void>;
};
