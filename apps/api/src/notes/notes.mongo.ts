import { type Database, newId, objectId, pageOf, type Row } from "@vitrina/db";
import type { CreatorNote } from "@vitrina/domain/notes";
import type { NoteStore } from "./notes.store.ts";

type NoteRow = Row<"creator_notes">;

const toNote = ({ _id, ...row }: NoteRow) => ({ ...row, id: _id }) as CreatorNote;

export function mongoNotes(db: Database, now: () => Date): NoteStore {
  return {
    async page({ creatorId, cursor, limit }) {
      const page = await pageOf<NoteRow>(db.collection("creator_notes"), {
        filter: { creatorId: objectId(creatorId) },
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toNote) };
    },
    async byId(id) {
      const row = await db.orm.creator_notes.where({ _id: id }).first();
      return row && toNote(row as NoteRow);
    },
    async add(note) {
      const row = { ...note, _id: newId(), pinned: false, createdAt: now(), updatedAt: now() };
      await db.orm.creator_notes.create(row);
      return toNote(row);
    },
    async changeIfStill(was, change) {
      const changed = await db.orm.creator_notes
        .where({ _id: was.id, text: was.text, pinned: was.pinned, reminder: was.reminder, updatedAt: was.updatedAt })
        .updateAndCount({ ...change, updatedAt: now() });
      return changed === 1;
    },
    async remove(id) {
      return (await db.orm.creator_notes.where({ _id: id }).deleteAndCount()) === 1;
    },
  };
}
