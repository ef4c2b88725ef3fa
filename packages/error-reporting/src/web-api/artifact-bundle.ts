import { createHash } from "node:crypto";
import { zipArchive } from "@vitrina/outside/zip";
import { debugIdOf } from "../debug-id.ts";

/** A served file and its source map. `file` is where it is served: `admin/assets/index-Ab12.js`. */
export type MappedFile = { file: string; code: Buffer; map: Buffer };

const HEADER = Buffer.from([...Buffer.from("SYSB"), 2, 0, 0, 0]);

/**
 * What Sentry takes source maps in as: an archive of the files and their maps, with a list that says which debug id each has.
 * Sources: https://getsentry.github.io/symbolicator/advanced/symbol-server-compatibility/ (source bundles),
 * https://github.com/getsentry/symbolic (sourcebundle)
 */
export function artifactBundle(
  files: readonly MappedFile[],
  { organization, project }: { organization: string; project: string },
): Buffer {
  const listed: Record<string, object> = {};
  const entries = files.flatMap(({ file, code, map }) => {
    const debugId = debugIdOf(file);
    const name = file.slice(file.lastIndexOf("/") + 1);
    listed[`files/_/_/${file}`] = {
      url: `~/${file}`,
      type: "minified_source",
      headers: { "debug-id": debugId, sourcemap: `${name}.map` },
    };
    listed[`files/_/_/${file}.map`] = { url: `~/${file}.map`, type: "source_map", headers: { "debug-id": debugId } };
    return [
      { name: `files/_/_/${file}`, bytes: code },
      { name: `files/_/_/${file}.map`, bytes: map },
    ];
  });
  const manifest = { files: listed, debug_id: idOf(files), org: organization, project };
  return zipArchive([...entries, { name: "manifest.json", bytes: Buffer.from(JSON.stringify(manifest)) }], HEADER);
}

/** The same files make the same bundle, which Sentry then keeps once. */
function idOf(files: readonly MappedFile[]): string {
  const hash = createHash("sha256");
  for (const { file, code, map } of files) hash.update(file).update(code).update(map);
  const hex = hash.digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
