import { type Database, isDuplicateKey, newId } from "@vitrina/db";
import { DAY } from "@vitrina/domain/time";
import type { ContactCheck } from "./contact-check.store.ts";

const KEPT_MS = 14 * DAY;

export function mongoContactCheck(db: Database, reader: ContactCheck["reader"], now: () => Date): ContactCheck {
  const leads = db.collection("leads");
  const outbox = db.collection("outbox");
  const deliveries = db.collection("mail_deliveries");
  const ofProbes = { probe: { $type: "string" } };
  return {
    reader,
    async traces(round) {
      const lead = await leads.findOne({ probe: round });
      if (!lead) return { lead: null, announcement: null, mailId: null };
      const announcement = await outbox.findOne({ aggregateId: lead._id.toHexString(), kind: "lead.received" });
      const mail = announcement && (await deliveries.findOne({ key: `letter/${announcement._id.toHexString()}/0` }));
      return {
        lead: { status: String(lead.status) },
        announcement: announcement && {
          status: String(announcement.status),
          lastError: String(announcement.lastError),
        },
        mailId: typeof mail?.mailId === "string" ? mail.mailId : null,
      };
    },
    async cleanUp() {
      const left = await leads.find(ofProbes, { projection: { _id: 1 } }).toArray();
      const announced = await outbox
        .find({ kind: "lead.received", aggregateId: { $in: left.map(({ _id }) => _id.toHexString()) } })
        .project({ _id: 1 })
        .toArray();
      await deliveries.deleteMany({ key: { $in: announced.map(({ _id }) => `letter/${_id.toHexString()}/0`) } });
      await outbox.deleteMany({ _id: { $in: announced.map(({ _id }) => _id) } });
      await leads.deleteMany({ _id: { $in: left.map(({ _id }) => _id) } });
    },
    async note(key, startedAt, { outcome, detail }) {
      const finishedAt = now();
      const expiresAt = new Date(finishedAt.getTime() + KEPT_MS);
      try {
        await db.orm.contact_checks.create({ _id: newId(), key, startedAt, finishedAt, outcome, detail, expiresAt });
      } catch (error) {
        if (!isDuplicateKey(error, "key")) throw error;
      }
    },
  };
}
