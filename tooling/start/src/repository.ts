import { fileURLToPath } from "node:url";

/** An absolute path inside the repository. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

/** Where local data lives, unless `VITRINA_DATA` says otherwise. */
export function localDataPath(): string {
  return process.env.VITRINA_DATA || inRepository(".data");
}
