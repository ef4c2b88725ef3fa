import { type Database, decode, isDuplicateKey, newId, pageOf, type Row } from "@vitrina/db";
import { type Delivery, type DeliveryStatus, latestEvent, type MailEvent } from "@vitrina/domain/mail";
import { DAY } from "@vitrina/domain/time";
import type { Deliveries, MailRecord } from "./mails.store.ts";

type DeliveryRow = Row<"mail_deliveries">;

const KEPT_MS = 180 * DAY;
const TROUBLE: DeliveryStatus[] = ["bounced", "complained", "failed", "suppressed", "withheld", "refused"];
const ARRIVED: DeliveryStatus[] = ["delivered"];

const toDelivery = ({ _id, ...row }: DeliveryRow): Delivery => ({
  id: _id,
  kind: row.kind,
  category: row.category,
  address: row.address,
  subject: row.subject,
  status: row.status as DeliveryStatus,
  statusAt: row.statusAt,
  reason: row.reason,
  createdAt: row.createdAt,
});

export function mongoDeliveries(db: Database, now: () => Date): Deliveries {
  const deliveries = db.collection("mail_deliveries");
  const events = db.collection("mail_events");

  async function write({ key, ...record }: MailRecord, mailId: string | null): Promise<void> {
    const at = now();
    const set = { ...record, mailId, statusAt: at };
    const born = { createdAt: at, expiresAt: new Date(at.getTime() + KEPT_MS) };
    const upsert = () => deliveries.updateOne({ key }, { $set: set, $setOnInsert: born }, { upsert: true });
    // Two at once may both find nothing and both insert; the second then finds the first.
    await upsert().catch((error: unknown) => {
      if (!isDuplicateKey(error, "key")) throw error;
      return upsert();
    });
  }

  /** Both who accepts and who hears write first and read afterwards, so whichever is last sees both. */
  async function apply(mailId: string): Promise<void> {
    const told = await events.find({ mailId }).toArray();
    const latest = latestEvent(told.map((event) => decode(event) as unknown as MailEvent));
    if (!latest) return;
    const { kind: status, at: statusAt, reason } = latest;
    await deliveries.updateOne({ mailId }, { $set: { status, statusAt, reason } });
  }

  return {
    async isAccepted(key) {
      return (await deliveries.countDocuments({ key, mailId: { $type: "string" } }, { limit: 1 })) > 0;
    },
    note: (record) => write(record, null),
    async accepted(record, mailId) {
      await write({ ...record, status: "accepted", reason: "" }, mailId);
      await apply(mailId);
    },
    async hear({ id, mailId, kind, bounce, address, reason, at }) {
      const receivedAt = now();
      const expiresAt = new Date(receivedAt.getTime() + KEPT_MS);
      try {
        await db.orm.mail_events.create({
          _id: newId(),
          key: id,
          mailId,
          kind,
          bounce,
          address,
          reason,
          at,
          receivedAt,
          expiresAt,
        });
      } catch (error) {
        if (!isDuplicateKey(error, "key")) throw error;
        // Told again because we failed after keeping it, or for no reason at all: either way it is applied.
        await apply(mailId);
        return false;
      }
      await apply(mailId);
      return true;
    },
    async page({ address, status, cursor, limit }) {
      const wanted = address.trim().toLowerCase();
      const page = await pageOf<DeliveryRow>(deliveries, {
        filter: {
          ...(wanted && { address: { $gte: wanted, $lt: `${wanted}\uffff` } }),
          ...(status.length > 0 && { status: { $in: status } }),
        },
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toDelivery) };
    },
    async troubleOf(address) {
      const row = await deliveries.findOne(
        { address, status: { $in: [...TROUBLE, ...ARRIVED] } },
        { sort: { createdAt: -1, _id: -1 } },
      );
      if (!row) return null;
      const found = toDelivery(decode(row) as unknown as DeliveryRow);
      return ARRIVED.includes(found.status) ? null : found;
    },
  };
}
