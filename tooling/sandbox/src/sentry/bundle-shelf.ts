import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type KeptFile, readBundle } from "./read-bundle.ts";

export type Assembled = {
  state: "not_found" | "created" | "ok" | "error";
  missingChunks: string[];
  detail: string | null;
};

/** Pieces and the bundles of source maps that they were put together to, on disk, so that a restart forgets nothing. */
export class BundleShelf {
  readonly #dir: string;
  #bundles = new Map<string, KeptFile[]>();
  #told = new Set<string>();

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async open(dir: string): Promise<BundleShelf> {
    const shelf = new BundleShelf(dir);
    await mkdir(dir, { recursive: true });
    for (const name of (await readdir(dir)).filter((one) => one.endsWith(".bundle"))) {
      shelf.#bundles.set(name.slice(0, -".bundle".length), readBundle(await readFile(join(dir, name))));
    }
    return shelf;
  }

  async keepPiece(bytes: Buffer): Promise<void> {
    await this.#write(`${sha1(bytes)}.piece`, bytes);
  }

  /** As Sentry does it: put together some time after the request that completed it, told by the requests that follow. */
  async assemble(checksum: string, chunks: readonly string[]): Promise<Assembled> {
    if (this.#bundles.has(checksum)) {
      const isFirst = !this.#told.has(checksum);
      this.#told.add(checksum);
      return { state: isFirst ? "created" : "ok", missingChunks: [], detail: null };
    }
    const there = new Set(await readdir(this.#dir));
    const missingChunks = chunks.filter((chunk) => !there.has(`${chunk}.piece`));
    if (missingChunks.length > 0) return { state: "not_found", missingChunks, detail: null };
    const bundle = Buffer.concat(await Promise.all(chunks.map((chunk) => readFile(join(this.#dir, `${chunk}.piece`)))));
    if (sha1(bundle) !== checksum) return failed("Checksum mismatch between chunks and file");
    try {
      this.#bundles.set(checksum, readBundle(bundle));
    } catch (error) {
      return failed(error instanceof Error ? error.message : "unreadable");
    }
    await this.#write(`${checksum}.bundle`, bundle);
    this.#told.add(checksum);
    return { state: "created", missingChunks: [], detail: null };
  }

  files(): KeptFile[] {
    return [...this.#bundles.values()].flat();
  }

  async clear(): Promise<void> {
    this.#bundles.clear();
    this.#told.clear();
    await rm(this.#dir, { recursive: true, force: true });
    await mkdir(this.#dir, { recursive: true });
  }

  async #write(name: string, bytes: Buffer): Promise<void> {
    const file = join(this.#dir, name);
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
  }
}

function failed(detail: string): Assembled {
  return { state: "error", missingChunks: [], detail };
}

function sha1(bytes: Buffer): string {
  return createHash("sha1").update(bytes).digest("hex");
}
