import { type Database, decode, isDuplicateKey, newId, objectId, pageOf, type Row } from "@vitrina/db";
import type { MailCategory, Suppression } from "@vitrina/domain/mail";
import type { MailWishes, Suppressions } from "./mails.store.ts";

type SuppressionRow = Row<"mail_suppressions">;

const toSuppression = ({ address, reason, detail, since }: SuppressionRow): Suppression => ({
  address,
  reason: reason as Suppression["reason"],
  detail,
  since,
});

export function mongoSuppressions(db: Database, now: () => Date): Suppressions {
  const suppressions = db.collection("mail_suppressions");
  return {
    async of(address) {
      const row = await suppressions.findOne({ address, liftedAt: null });
      return row && toSuppression(decode(row) as unknown as SuppressionRow);
    },
    async add({ address, reason, detail, since, mailId }) {
      try {
        await db.orm.mail_suppressions.create({
          _id: newId(),
          address,
          reason,
          detail,
          mailId,
          since,
          liftedAt: null,
          liftedBy: null,
          liftReason: null,
        });
      } catch (error) {
        if (!isDuplicateKey(error, "address")) throw error;
        await suppressions.updateOne(
          { address, liftedAt: { $lt: since } },
          { $set: { reason, detail, mailId, since, liftedAt: null, liftedBy: null, liftReason: null } },
        );
      }
    },
    async lift(address, { name, reason }) {
      const { matchedCount } = await suppressions.updateOne(
        { address, liftedAt: null },
        { $set: { liftedAt: now(), liftedBy: name, liftReason: reason } },
      );
      return matchedCount === 1;
    },
    async page({ cursor, limit }) {
      const page = await pageOf<SuppressionRow>(suppressions, {
        // Every one has a beginning: naming it leads the count, too, to the index of the order.
        filter: { liftedAt: null, since: { $gt: new Date(0) } },
        sort: "since",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toSuppression) };
    },
  };
}

export function mongoMailWishes(db: Database, now: () => Date): MailWishes {
  const wishes = db.collection("mail_preferences");

  async function change(person: string, how: object): Promise<void> {
    const born = { _id: objectId(newId()), muted: [], updatedAt: now() };
    await wishes.updateOne({ person }, { $setOnInsert: born }, { upsert: true }).catch((error: unknown) => {
      if (!isDuplicateKey(error, "person")) throw error;
    });
    await wishes.updateOne({ person }, { ...how, $set: { updatedAt: now() } });
  }

  return {
    async mutedBy(person) {
      const row = await db.orm.mail_preferences.where({ person }).first();
      return row ? [...row.muted] : [];
    },
    mute: (person, categories: readonly MailCategory[]) =>
      change(person, { $addToSet: { muted: { $each: [...categories] } } }),
    unmute: (person, categories: readonly MailCategory[]) =>
      change(person, { $pull: { muted: { $in: [...categories] } } }),
  };
}
