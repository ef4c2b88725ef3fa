import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

export type ResourceType = "image" | "video" | "raw";

export type Asset = {
  assetId: string;
  publicId: string;
  resourceType: ResourceType;
  type: string;
  version: number;
  versionId: string;
  format: string;
  width?: number;
  height?: number;
  pages?: number;
  bytes: number;
  etag: string;
  createdAt: string;
  assetFolder: string;
  displayName: string;
  originalFilename: string;
  tags: string[];
  context: Record<string, string>;
};

export type AssetKey = Pick<Asset, "resourceType" | "type" | "publicId">;

const keyOf = (key: AssetKey) => `${key.resourceType}/${key.type}/${key.publicId}`;
export const newId = () => randomBytes(16).toString("hex");

/**
 * Every stored asset, kept as `<asset id>.json` beside its bytes, so that a restart finds all of them.
 * The index in memory is what decides races: looking and claiming happen without a pause between them.
 */
export class AssetLibrary {
  readonly #dir: string;
  readonly #byKey = new Map<string, Asset>();
  readonly #byId = new Map<string, Asset>();

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async open(dataDir: string): Promise<AssetLibrary> {
    const library = new AssetLibrary(dataDir);
    for (const folder of ["assets", "staging", "chunks", "derived"])
      await mkdir(library.#path(folder), { recursive: true });
    await library.#load();
    return library;
  }

  async #load(): Promise<void> {
    for (const name of await readdir(this.#path("assets"))) {
      if (!name.endsWith(".json")) continue;
      const asset: Asset = JSON.parse(await readFile(this.#path("assets", name), "utf8"));
      this.#index(asset);
    }
  }

  #path(...parts: string[]): string {
    return join(this.#dir, ...parts);
  }

  #index(asset: Asset): void {
    this.#byKey.set(keyOf(asset), asset);
    this.#byId.set(asset.assetId, asset);
  }

  find(key: AssetKey): Asset | undefined {
    return this.#byKey.get(keyOf(key));
  }

  byId(assetId: string): Asset | undefined {
    return this.#byId.get(assetId);
  }

  /** Newest first, as listings are. */
  all(): Asset[] {
    return [...this.#byId.values()].sort((a, b) =>
      a.createdAt === b.createdAt ? (a.publicId < b.publicId ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1,
    );
  }

  /** Where an upload may be written before it is an asset. */
  stagingPath(): string {
    return this.#path("staging", newId());
  }

  chunksPath(uploadId: string): string {
    return this.#path("chunks", Buffer.from(uploadId).toString("hex"));
  }

  bytesPath(asset: Asset): string {
    return this.#path("assets", `${asset.assetId}-${asset.versionId}.bin`);
  }

  derivedPath(asset: Asset, name: string): string {
    return this.#path("derived", asset.assetId, `${asset.versionId}-${name}`);
  }

  /** Keeps a staged file. With `overwrite` false an asset that is already there is given back untouched. */
  async keep(
    draft: Omit<Asset, "assetId">,
    stagedPath: string,
    overwrite: boolean,
  ): Promise<{ asset: Asset; existing: boolean }> {
    const newcomer: Asset = { ...draft, assetId: this.find(draft)?.assetId ?? newId() };
    await rename(stagedPath, this.bytesPath(newcomer));

    // Nothing may be awaited between this look and the claim, or two uploads of one id would both win.
    const before = this.find(draft);
    if (before && !overwrite) {
      await discard(this.bytesPath(newcomer));
      return { asset: before, existing: true };
    }
    const asset = newcomer;
    this.#index(asset);
    await this.#write(asset);
    if (before) await this.#forgetBytes(before);
    return { asset, existing: false };
  }

  async change(asset: Asset, changes: Partial<Asset>): Promise<Asset> {
    const changed = { ...asset, ...changes };
    this.#byKey.delete(keyOf(asset));
    this.#index(changed);
    await this.#write(changed);
    return changed;
  }

  async remove(asset: Asset): Promise<void> {
    this.#byKey.delete(keyOf(asset));
    this.#byId.delete(asset.assetId);
    await rm(this.#path("assets", `${asset.assetId}.json`), { force: true });
    await this.#forgetBytes(asset);
  }

  async clear(): Promise<void> {
    this.#byKey.clear();
    this.#byId.clear();
    for (const folder of ["assets", "staging", "chunks", "derived"]) {
      await rm(this.#path(folder), { recursive: true, force: true });
      await mkdir(this.#path(folder), { recursive: true });
    }
  }

  async #forgetBytes(asset: Asset): Promise<void> {
    await rm(this.bytesPath(asset), { force: true });
    await rm(this.#path("derived", asset.assetId), { recursive: true, force: true });
  }

  async #write(asset: Asset): Promise<void> {
    const target = this.#path("assets", `${asset.assetId}.json`);
    const draft = `${target}.${newId()}.part`;
    await writeFile(draft, JSON.stringify(asset, null, 2));
    await rename(draft, target);
  }
}

/** Takes a file away that may be gone already. */
export async function discard(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  });
}

export async function joinFiles(paths: string[], target: string): Promise<number> {
  for (const path of paths) await pipeline(createReadStream(path), createWriteStream(target, { flags: "a" }));
  return (await stat(target)).size;
}
