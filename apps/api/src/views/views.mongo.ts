import { type Database, isDuplicateKey, newId, type Row } from "@vitrina/db";
import type { SavedView } from "@vitrina/domain/views";
import type { ViewStore } from "./views.store.ts";

const toView = ({ _id, list, name, address }: Pick<Row<"saved_views">, "_id" | "list" | "name" | "address">) =>
  ({ id: _id, list, name, address }) as SavedView;

export function mongoViews(db: Database, now: () => Date): ViewStore {
  const named = (userId: string, { list, name }: { list: string; name: string }) =>
    db.orm.saved_views.where({ userId, list, name });

  return {
    async of(userId, list) {
      const rows = await db.orm.saved_views.where({ userId, list }).orderBy({ name: 1 }).all();
      return rows.map(toView);
    },
    async keep(userId, { list, name, address }) {
      if ((await named(userId, { list, name }).updateAndCount({ address })) === 0) {
        try {
          await db.orm.saved_views.create({ _id: newId(), userId, list, name, address, createdAt: now() });
        } catch (error) {
          if (!isDuplicateKey(error, "name")) throw error;
          await named(userId, { list, name }).updateAndCount({ address });
        }
      }
      const kept = await named(userId, { list, name }).first();
      if (!kept) throw new Error("A view that was just kept cannot be read.");
      return toView(kept);
    },
    async remove(userId, id) {
      const was = await db.orm.saved_views.where({ _id: id, userId }).first();
      if (!was || (await db.orm.saved_views.where({ _id: id, userId }).deleteAndCount()) === 0) return null;
      return toView(was);
    },
  };
}
