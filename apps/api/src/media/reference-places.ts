import { z } from "zod";

/** One field of one collection that names files. */
export type ReferencePlace = { collection: string; field: string; revised: boolean };

const shape = z.object({
  fields: z.record(z.string(), z.object({ type: z.object({ kind: z.string(), name: z.string().optional() }) })),
});
const contractShape = z.object({
  domain: z.object({
    namespaces: z.object({
      __unbound__: z.object({
        models: z.record(z.string(), shape.extend({ storage: z.object({ collection: z.string().optional() }) })),
        valueObjects: z.record(z.string(), shape),
      }),
    }),
  }),
});

const NAMES_FILES = /^(assetIds?|[a-z]\w*AssetIds?)$/;
/** The record of who opened what, and the media company's own name of a file: they tell of files and keep none alive. */
const NOT_USES: readonly string[] = ["media_openings.assetId", "media_assets.outsideAssetId"];

/**
 * Every place of stored data that names a file, found in the contract by the name of its field: `assetId`, `assetIds` or
 * an ending of these. A field that is added with such a name protects its files without anybody thinking of it.
 */
export function referencePlaces(contract: unknown): ReferencePlace[] {
  const { models, valueObjects } = contractShape.parse(contract).domain.namespaces.__unbound__;
  const within = (fields: z.infer<typeof shape>["fields"], path: string, seen: readonly string[]): string[] =>
    Object.entries(fields).flatMap(([name, { type }]) => {
      const at = `${path}${name}`;
      if (type.kind !== "valueObject" || !type.name) return NAMES_FILES.test(name) ? [at] : [];
      const part = valueObjects[type.name];
      return part && !seen.includes(type.name) ? within(part.fields, `${at}.`, [...seen, type.name]) : [];
    });
  return Object.values(models).flatMap(({ fields, storage: { collection } }) =>
    collection === undefined
      ? []
      : within(fields, "", [])
          .filter((field) => !NOT_USES.includes(`${collection}.${field}`))
          .map((field) => ({ collection, field, revised: "revision" in fields })),
  );
}
