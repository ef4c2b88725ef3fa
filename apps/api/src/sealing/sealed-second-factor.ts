import type { mongodbAdapter } from "better-auth/adapters/mongodb";
import type { Sealer } from "./sealer.ts";

type Adapter = ReturnType<ReturnType<typeof mongodbAdapter>>;
type Where = NonNullable<Parameters<Adapter["findOne"]>[0]["where"]>;
type Fields = Record<string, unknown>;

const MODEL = "twoFactor";
const SEALED = ["secret", "backupCodes"] as const;
const TRIES = 5;

const isSealedField = (field: string): field is (typeof SEALED)[number] =>
  (SEALED as readonly string[]).includes(field);

/** Where a part of somebody's second factor lies. Bound to the person, whose row is the only one. */
export const placeOfFactor = (userId: string, field: string) => ({ collection: MODEL, id: userId, field });

/** Rows from before nothing was sealed hold better-auth's own encryption; the re-encryption closes them. */
export const isSealedText = (text: string) => text.startsWith("v1.");

/**
 * better-auth's storage with the seed and the recovery codes of second factors closed at rest: the database holds our
 * sealed texts, better-auth sees what it wrote.
 */
export function withSealedSecondFactor(adapter: Adapter, sealer: Sealer): Adapter {
  const sealFields = (fields: Fields, userId: string): Fields =>
    mapped(fields, (field, text) => sealer.seal(placeOfFactor(userId, field), text));
  const openFields = <Row>(row: Row): Row => {
    if (typeof row !== "object" || row === null) return row;
    const fields = row as Fields;
    return mapped(fields, (field, text) =>
      isSealedText(text) ? sealer.open(placeOfFactor(String(fields.userId), field), text) : text,
    ) as Row;
  };
  const rowAt = async (where: Where) => {
    const plain = where.filter(({ field }) => !isSealedField(field));
    return adapter.findOne<Fields>({ model: MODEL, where: plain });
  };

  return {
    ...adapter,
    async create(request) {
      if (request.model !== MODEL) return adapter.create(request);
      const fields = request.data as Fields;
      const data = sealFields(fields, String(fields.userId)) as typeof request.data;
      return openFields(await adapter.create({ ...request, data }));
    },
    async findOne<Row>(request: Parameters<Adapter["findOne"]>[0]) {
      const row = await adapter.findOne<Row>(request);
      return request.model === MODEL ? openFields(row) : row;
    },
    async findMany<Row>(request: Parameters<Adapter["findMany"]>[0]) {
      const rows = await adapter.findMany<Row>(request);
      return request.model === MODEL ? rows.map(openFields) : rows;
    },
    async update<Row>(request: Parameters<Adapter["update"]>[0]) {
      if (request.model !== MODEL) return adapter.update<Row>(request);
      const row = await rowAt(request.where);
      if (!row) return null;
      const update = sealFields(request.update, String(row.userId));
      return openFields(await adapter.update<Row>({ ...request, update }));
    },
    // Recovery codes are used up by comparing the list that was read with the one that is stored. The same list is sealed
    // differently each time, so the comparison is made on what is inside and carried out on what is stored.
    async incrementOne<Row>(request: Parameters<Adapter["incrementOne"]>[0]) {
      if (request.model !== MODEL) return adapter.incrementOne<Row>(request);
      for (let tried = 0; tried < TRIES; tried += 1) {
        const row = await rowAt(request.where);
        if (!row) return null;
        const inside = openFields(row);
        const expected = request.where.filter(({ field }) => isSealedField(field));
        if (expected.some(({ field, value }) => inside[field] !== value)) return null;
        const where = request.where.map((one) =>
          isSealedField(one.field) ? { ...one, value: row[one.field] as string } : one,
        );
        const set = request.set && sealFields(request.set, String(row.userId));
        const changed = await adapter.incrementOne<Row>({ ...request, where, ...(set && { set }) });
        if (changed || expected.length === 0) return openFields(changed);
      }
      return null;
    },
  };
}

function mapped(fields: Fields, change: (field: string, text: string) => string): Fields {
  const out = { ...fields };
  for (const field of SEALED) {
    const text = out[field];
    if (typeof text === "string") out[field] = change(field, text);
  }
  return out;
}
