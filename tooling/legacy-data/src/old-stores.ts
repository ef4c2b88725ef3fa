import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Db, type Document, ObjectId } from "mongodb";

const CHUNK_BYTES = 255 * 1024;
const AT_ONCE = 400;

/** Fills the upload folder and the two GridFS buckets, in batches. */
export class OldStoresWriter {
  readonly #db: Db;
  readonly #folder: string;
  #files: { path: string; bytes: Buffer }[] = [];
  #grid: { bucket: string; file: Document; chunks: Document[] }[] = [];
  readonly #folders = new Set<string>();

  constructor(db: Db, folder: string) {
    this.#db = db;
    this.#folder = folder;
  }

  async upload(path: string, bytes: Buffer): Promise<void> {
    this.#files.push({ path, bytes });
    if (this.#files.length >= AT_ONCE) await this.flush();
  }

  /** @param told what the file's row says of its length; more than its chunks hold makes a truncated file */
  async gridFs(bucket: string, id: ObjectId, name: string, bytes: Buffer, told = bytes.length): Promise<void> {
    const chunks: Document[] = [];
    for (let n = 0; n * CHUNK_BYTES < bytes.length; n += 1) {
      const data = bytes.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
      chunks.push({ _id: chunkId(id, n), files_id: id, n, data });
    }
    const file = { _id: id, length: told, chunkSize: CHUNK_BYTES, uploadDate: new Date("2023-05-01"), filename: name };
    this.#grid.push({ bucket, file, chunks });
    if (this.#grid.length >= AT_ONCE) await this.flush();
  }

  /** A film of any size, written piece by piece. */
  async largeFilm(id: ObjectId, megabytes: number): Promise<void> {
    const payload = megabytes * 1_000_000;
    const head = filmHead(payload);
    const bytes = head.length + payload;
    await this.#db.collection("fs.files").insertOne({
      _id: id,
      length: bytes,
      chunkSize: CHUNK_BYTES,
      uploadDate: new Date("2023-05-01"),
      filename: "detras-de-camara.mp4",
    });
    let batch: Document[] = [];
    for (let n = 0; n * CHUNK_BYTES < bytes; n += 1) {
      const data = Buffer.alloc(Math.min(CHUNK_BYTES, bytes - n * CHUNK_BYTES), n % 251);
      if (n === 0) head.copy(data);
      batch.push({ _id: chunkId(id, n), files_id: id, n, data });
      if (batch.length < 32) continue;
      await this.#db.collection("fs.chunks").insertMany(batch);
      batch = [];
    }
    if (batch.length > 0) await this.#db.collection("fs.chunks").insertMany(batch);
  }

  async flush(): Promise<void> {
    const [files, grid] = [this.#files, this.#grid];
    [this.#files, this.#grid] = [[], []];
    for (const { path } of files) {
      const folder = dirname(join(this.#folder, path));
      if (this.#folders.has(folder)) continue;
      await mkdir(folder, { recursive: true });
      this.#folders.add(folder);
    }
    await Promise.all(files.map(({ path, bytes }) => writeFile(join(this.#folder, path), bytes)));
    for (const bucket of ["fs", "uploads"]) {
      const mine = grid.filter((one) => one.bucket === bucket);
      const chunks = mine.flatMap((one) => one.chunks);
      if (mine.length > 0) await this.#db.collection(`${bucket}.files`).insertMany(mine.map(({ file }) => file));
      if (chunks.length > 0) await this.#db.collection(`${bucket}.chunks`).insertMany(chunks);
    }
  }

  async indexes(): Promise<void> {
    for (const bucket of ["fs", "uploads"]) {
      await this.#db.collection(`${bucket}.chunks`).createIndex({ files_id: 1, n: 1 }, { unique: true });
      await this.#db.collection(`${bucket}.files`).createIndex({ filename: 1, uploadDate: 1 });
    }
    await mkdir(this.#folder, { recursive: true });
  }
}

function chunkId(file: ObjectId, n: number): ObjectId {
  return new ObjectId(`${file.toHexString().slice(0, 16)}${n.toString(16).padStart(8, "0")}`);
}

/** The boxes before the film itself: what it is, a table of nothing, and how long the rest is. */
function filmHead(payload: number): Buffer {
  const box = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(name, 4, "latin1");
    return Buffer.concat([head, content]);
  };
  const data = Buffer.alloc(16);
  data.writeUInt32BE(1);
  data.write("mdat", 4, "latin1");
  data.writeBigUInt64BE(BigInt(payload + 16), 8);
  const brand = Buffer.concat([Buffer.from("isom"), Buffer.alloc(4), Buffer.from("isommp42")]);
  return Buffer.concat([box("ftyp", brand), box("moov", Buffer.alloc(8)), data]);
}
