import {
  type Database,
  decode,
  objectId,
  pageOf,
  type Row,
  refuseDuplicate,
  searchFilter,
  searchText,
} from "@vitrina/db";
import { Refusal } from "@vitrina/domain";
import type { LeadStatus, LeadsRequest, Suspicion } from "@vitrina/domain/leads";
import type { LeadStore, StoredLead, StoredLeadRow } from "./leads.store.ts";

type LeadDocument = Row<"leads">;

const FIRST_REVISION = 1;

const toRow = (row: LeadDocument): StoredLeadRow => ({
  id: row._id,
  name: row.name,
  company: row.company,
  email: row.email,
  phone: row.phone,
  message: row.message,
  status: row.status as LeadStatus,
  assigneeId: row.assigneeId ?? null,
  createdAt: row.createdAt,
});

const toStored = (row: LeadDocument): StoredLead => ({
  ...toRow(row),
  locale: row.locale === "en" ? "en" : "es",
  suspicions: [...row.suspicions] as Suspicion[],
  notes: row.notes.map(({ id, text, byName, at }) => ({ id, text, byName, at })),
  revision: row.revision,
  answeredAt: row.answeredAt ?? null,
});

/** Nearly no message is a probe: a page is found by what narrows it, in its order. */
function pageIndex({ status, assigneeId }: Pick<LeadsRequest, "status" | "assigneeId">): Record<string, 1> {
  const order = { createdAt: 1, _id: 1 } as const;
  if (assigneeId.length === 1) return { assigneeId: 1, ...order };
  return status.length === 1 ? { status: 1, ...order } : order;
}

export function mongoLeads(db: Database, now: () => Date): LeadStore {
  const leads = db.collection("leads");
  return {
    isKnown: async (key) => (await leads.countDocuments({ key }, { limit: 1 })) > 0,
    async add({ id, suspicions, ...lead }) {
      const { name, company, email, phone } = lead;
      const created = db.orm.leads.create({
        ...lead,
        _id: id,
        suspicions: [...suspicions],
        assigneeId: null,
        notes: [],
        revision: FIRST_REVISION,
        searchText: searchText([name, company, email, phone].join(" ")),
        createdAt: now(),
        updatedAt: now(),
        answeredAt: null,
      });
      await refuseDuplicate(created, new Refusal("breaks-a-rule", "duplicate", { field: "message" }), "key");
    },
    countFrom: (addressHash, since) =>
      leads.countDocuments({ addressHash, createdAt: { $gte: since }, probe: null }, { limit: 100 }),
    async page({ search, status, assigneeId, direction, cursor, limit }) {
      const page = await pageOf<LeadDocument>(leads, {
        filter: {
          probe: null,
          ...(status.length > 0 && { status: { $in: status } }),
          ...(assigneeId.length > 0 && { assigneeId: { $in: assigneeId } }),
          ...searchFilter("searchText", search),
        },
        sort: "createdAt",
        direction,
        cursor,
        limit,
        index: pageIndex({ status, assigneeId }),
      });
      return { ...page, items: page.items.map(toRow) };
    },
    async byId(id) {
      const row = await db.orm.leads.where({ _id: id }).first();
      return row && row.probe === null ? toStored(decode(row)) : null;
    },
    async changeIfStill(id, revision, change) {
      const { matchedCount } = await leads.updateOne(
        { _id: objectId(id), revision },
        { $set: { ...change, updatedAt: now() }, $inc: { revision: 1 } },
      );
      return matchedCount === 1;
    },
    async addNote(id, note) {
      await leads.updateOne({ _id: objectId(id) }, { $push: { notes: note } as object, $set: { updatedAt: now() } });
    },
  };
}
