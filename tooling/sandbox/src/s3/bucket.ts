import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { S3Error } from "./s3-error.ts";

export type Lock = { mode: string; until: string };

export type StoredObject = {
  key: string;
  bytes: number;
  etag: string;
  at: string;
  versionId: string;
  contentType: string;
  metadata: Record<string, string>;
  lock?: Lock;
};

export type Upload = Pick<StoredObject, "key" | "contentType" | "metadata" | "lock"> & { id: string; at: string };
export type Part = { number: number; bytes: number; md5: string };

/** The objects and the unfinished uploads of one bucket, as files under a directory. */
export class Bucket {
  readonly #at: string;

  constructor(directory: string) {
    this.#at = directory;
  }

  async open(): Promise<this> {
    for (const place of ["objects", "uploads", "incoming"]) await mkdir(join(this.#at, place), { recursive: true });
    return this;
  }

  async clear(): Promise<void> {
    await rm(this.#at, { recursive: true, force: true });
    await this.open();
  }

  incoming(): string {
    return join(this.#at, "incoming", randomUUID());
  }

  dataOf(key: string): string {
    return join(this.#at, "objects", nameOf(key), "data");
  }

  async find(key: string): Promise<StoredObject | undefined> {
    return readJson<StoredObject>(join(this.#at, "objects", nameOf(key), "object.json"));
  }

  async keep(object: StoredObject, file: string): Promise<void> {
    const place = join(this.#at, "objects", nameOf(object.key));
    await mkdir(place, { recursive: true });
    await rename(file, join(place, "data"));
    await writeJson(join(place, "object.json"), object);
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#at, "objects", nameOf(key)), { recursive: true, force: true });
  }

  async list(prefix: string): Promise<StoredObject[]> {
    const names = await readdir(join(this.#at, "objects"));
    const found = await Promise.all(
      names.map((name) => readJson<StoredObject>(join(this.#at, "objects", name, "object.json"))),
    );
    return found
      .filter((object) => object !== undefined)
      .filter(({ key }) => key.startsWith(prefix))
      .sort((one, other) => (one.key < other.key ? -1 : 1));
  }

  async begin(upload: Upload): Promise<void> {
    await mkdir(join(this.#at, "uploads", upload.id));
    await writeJson(join(this.#at, "uploads", upload.id, "upload.json"), upload);
  }

  async upload(id: string, key: string): Promise<Upload> {
    const upload = /^[\w-]+$/.test(id)
      ? await readJson<Upload>(join(this.#at, "uploads", id, "upload.json"))
      : undefined;
    if (upload?.key === key) return upload;
    throw new S3Error(404, "NoSuchUpload", "The specified multipart upload does not exist.");
  }

  async uploads(prefix: string): Promise<Upload[]> {
    const ids = await readdir(join(this.#at, "uploads"));
    const found = await Promise.all(ids.map((id) => readJson<Upload>(join(this.#at, "uploads", id, "upload.json"))));
    return found.filter((upload) => upload !== undefined).filter(({ key }) => key.startsWith(prefix));
  }

  async keepPart(id: string, part: Part, file: string): Promise<void> {
    await rename(file, join(this.#at, "uploads", id, `${part.number}.data`));
    await writeJson(join(this.#at, "uploads", id, `${part.number}.json`), part);
  }

  async part(id: string, number: number): Promise<Part | undefined> {
    return readJson<Part>(join(this.#at, "uploads", id, `${number}.json`));
  }

  /** Joins the parts into one file. */
  async join(id: string, parts: readonly Part[]): Promise<string> {
    const file = this.incoming();
    const place = join(this.#at, "uploads", id);
    await pipeline(async function* () {
      for (const { number } of parts) yield* createReadStream(join(place, `${number}.data`));
    }, createWriteStream(file));
    return file;
  }

  async endUpload(id: string): Promise<void> {
    await rm(join(this.#at, "uploads", id), { recursive: true, force: true });
  }
}

const nameOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 32);

async function readJson<Kept>(file: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

async function writeJson(file: string, kept: object): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(kept));
  await rename(`${file}.new`, file);
}
