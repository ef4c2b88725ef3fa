import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { KINDS, type Kind } from "./directions.ts";

export type Room = {
  /** `packages/db` */
  path: string;
  /** `@vitrina/db` */
  name: string;
  kind: Kind;
  dependencies: string[];
  devDependencies: string[];
};

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Every workspace under `root`, with the kind that its turbo.json gives it. */
export function roomsIn(root: string): Room[] {
  const folders = ["apps", "packages", "tooling"].flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [],
  );
  return [...folders, "prisma"]
    .filter((path) => existsSync(join(root, path, "package.json")))
    .sort()
    .map((path) => {
      const manifest = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
      return {
        path,
        name: manifest.name,
        kind: kindOf(root, path),
        dependencies: Object.keys(manifest.dependencies ?? {}),
        devDependencies: Object.keys(manifest.devDependencies ?? {}),
      };
    });
}

function kindOf(root: string, path: string): Kind {
  const file = join(root, path, "turbo.json");
  const tags: unknown[] = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).tags ?? []) : [];
  const kind = KINDS.find((known) => tags.length === 1 && tags[0] === known);
  if (!kind) throw new Error(`${path}/turbo.json must carry one tag, one of: ${KINDS.join(", ")}`);
  return kind;
}
