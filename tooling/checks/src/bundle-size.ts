import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Tally } from "./steps.ts";
import { ROOT } from "./tree.ts";

const LIMIT_BYTES = 150_000;

type Chunk = { file: string; src?: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] };
export type Manifest = Record<string, Chunk>;

/** What a browser fetches besides the entry before a person can sign in: the screen, its words, and what sends the password. */
const SIGN_IN_SCREEN = /(routes\/(.*\/)?sign-in(\/index)?|sign-in\/sign-in\.screen)(\.lazy)?\.tsx(\?.*)?$/;
const NEEDED_TO_SIGN_IN = [SIGN_IN_SCREEN, /messages\/es\/door\.ts$/, /sign-in\/auth-client\.ts$/];

/**
 * The JavaScript of the first load: the entry, the chunks that the sign-in route needs, and all they import.
 *
 * @throws Error when the manifest has no entry or no chunk of the sign-in route, so that a renamed route cannot pass unseen
 */
export function firstLoadFiles(manifest: Manifest): string[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  if (entries.length === 0) throw new Error("The manifest has no entry.");
  const needed = Object.keys(manifest).filter((key) => NEEDED_TO_SIGN_IN.some((one) => one.test(key)));
  if (!needed.some((key) => key.includes("sign-in")))
    throw new Error("The manifest has no chunk of the sign-in route.");
  const reached = new Set<string>();
  const visit = (key: string): void => {
    if (reached.has(key)) return;
    reached.add(key);
    for (const next of manifest[key]?.imports ?? []) visit(next);
  };
  for (const key of [...entries, ...needed]) visit(key);
  const files = [...reached].flatMap((key) => manifest[key]?.file ?? []);
  return [...new Set(files)].filter((file) => file.endsWith(".js")).sort();
}

/** The first load of each built app in bytes of gzip, and whether it stays under the limit. */
export function bundleSizes(apps: readonly string[], root = ROOT, limit = LIMIT_BYTES): Tally & { output: string } {
  const found = apps.map((app) => {
    const dist = join(root, "apps", app, "dist");
    const manifest = join(dist, ".vite/manifest.json");
    if (!existsSync(manifest)) throw new Error(`${manifest} is not there; the app has to be built with --manifest.`);
    const files = firstLoadFiles(JSON.parse(readFileSync(manifest, "utf8")));
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    return { app, bytes, files };
  });
  for (const { app, bytes } of found)
    console.log(`  ${app}: ${(bytes / 1_000).toFixed(1)} of ${limit / 1_000} kB gzip`);
  const heavy = found.filter(({ bytes }) => bytes > limit);
  return {
    passed: found.length - heavy.length,
    failed: heavy.length,
    output: heavy
      .map(
        ({ app, bytes, files }) =>
          `  ${app} loads ${bytes} bytes before sign-in, ${limit} are allowed:\n    ${files.join("\n    ")}`,
      )
      .join("\n"),
  };
}
