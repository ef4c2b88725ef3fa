import { setTimeout as wait } from "node:timers/promises";
import type { Dice } from "@vitrina/legacy-data";
import { type Db, type Document, ObjectId } from "mongodb";
import { type OldHouse, PICTURES } from "./old-house.test-kit.ts";

const FIELDS: Record<string, string> = {
  products: "imageUrl",
  ugc_campaigns: "coverImage",
  ugc_creators: "profilePicture",
};

/** People who go on working with the old application while pictures are moved: each edit is made in both databases. */
export type People = {
  edit: () => Promise<void>;
  editAll: (edits: number, everyMs: number) => Promise<number>;
};

export async function peopleAt({ db, shadow }: Pick<OldHouse, "db" | "shadow">, chance: Dice): Promise<People> {
  const ids = new Map<string, ObjectId[]>();
  const paths: string[] = [];
  for (const name of PICTURES) {
    const found = await shadow
      .collection(name)
      .find({}, { projection: { _id: 1, imageUrl: 1 } })
      .toArray();
    ids.set(
      name,
      found.map(({ _id }) => _id),
    );
    for (const { imageUrl } of found) {
      if (typeof imageUrl === "string" && /^\/uploads\/products\/[\w/.-]+$/.test(imageUrl)) paths.push(imageUrl);
    }
  }
  const both = async (work: (db: Db) => Promise<unknown>): Promise<void> => {
    await work(shadow);
    await work(db);
  };
  const another = (): unknown => {
    const kind = chance.below(10);
    if (kind < 6) return chance.pick(paths);
    if (kind === 6) return `https://www.agencia.example${chance.pick(paths)}`;
    if (kind === 7) return "https://images.example.com/nueva.jpg";
    if (kind === 8) return "";
    return null;
  };

  const editPage = async (_id: ObjectId): Promise<void> => {
    const page = await shadow.collection("website_builder_pages").findOne({ _id });
    const components: Document[] = page?.components ?? [];
    const at = components.findIndex(({ type }) => type === "hero");
    const value = chance.pick(paths);
    const set = at >= 0 ? { [`components.${at}.backgroundImage`]: value } : { slug: `cambiada-${chance.hex(6)}` };
    await both((one) => one.collection("website_builder_pages").updateOne({ _id }, { $set: set }));
  };

  const edit = async (): Promise<void> => {
    const name = chance.pick(PICTURES);
    const _id = chance.pick(ids.get(name) ?? []);
    const kind = chance.below(20);
    const editedBy = chance.hex(8);
    if (kind === 0) {
      const _id = new ObjectId(chance.hex(24));
      const fresh = { _id, name: `Nueva ${chance.hex(6)}`, imageUrl: chance.pick(paths), imageProvider: "local" };
      await both((one) => one.collection("products").insertOne({ ...fresh }));
      return;
    }
    if (kind === 1) return both((one) => one.collection(name).deleteOne({ _id }));
    if (kind < 8) return both((one) => one.collection(name).updateOne({ _id }, { $set: { editedBy } }));
    if (name === "website_builder_pages") return editPage(_id);
    const value = another();
    const provider = name === "products" && chance.below(2) === 0 ? { imageProvider: "local" } : {};
    await both((one) =>
      one.collection(name).updateOne({ _id }, { $set: { [FIELDS[name] ?? ""]: value, ...provider } }),
    );
  };

  return {
    edit,
    async editAll(edits, everyMs) {
      let made = 0;
      for (; made < edits; made += 1) {
        await edit();
        await wait(chance.next() * 2 * everyMs);
      }
      return made;
    },
  };
}
