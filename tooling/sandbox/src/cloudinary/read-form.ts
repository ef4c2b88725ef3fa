import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { CloudinaryError } from "./cloudinary-error.ts";
import { type Seen, watchBytes } from "./inspect-file.ts";

export type StagedFile = { path: string; fileName: string; seen?: Seen };
export type UploadForm = { fields: Record<string, string>; file?: StagedFile };

const LONGEST_FIELD = 80_000_000;

/** Reads multipart/form-data of any transfer encoding; the file part goes to disk, never into memory. */
export async function readForm(body: Readable, contentType: string, stagingPath: () => string): Promise<UploadForm> {
  const form: UploadForm = { fields: {} };
  const writes: Promise<unknown>[] = [];
  let parser: ReturnType<typeof startParser>;
  try {
    parser = startParser(contentType);
  } catch {
    throw new CloudinaryError(400, "Malformed multipart request");
  }
  parser.on("field", (name, value) => addField(form.fields, name, value));
  parser.on("file", (name, stream, fileName) => {
    if (name !== "file" || form.file) {
      stream.resume();
      return;
    }
    const file: StagedFile = { path: stagingPath(), fileName: fileName ?? "file" };
    form.file = file;
    const watched = watchBytes();
    stream.on("data", watched.take);
    writes.push(
      pipeline(stream, createWriteStream(file.path)).then(() => {
        file.seen = watched.seen();
      }),
    );
  });
  try {
    await pipeline(body, parser);
  } catch {
    await Promise.allSettled(writes);
    throw new CloudinaryError(400, "Malformed multipart request");
  }
  await Promise.all(writes);
  return form;
}

function startParser(contentType: string) {
  return new Busboy({
    headers: { "content-type": contentType },
    limits: { fieldSize: LONGEST_FIELD, fieldNameSize: 200 },
  });
}

/** `a[]=1&a[]=2` is one parameter `a`, joined by commas, as it is when signed. */
export function addField(fields: Record<string, string>, name: string, value: string): void {
  const plain = name.endsWith("[]") ? name.slice(0, -2) : name;
  const before = fields[plain];
  fields[plain] = before === undefined || plain === name ? value : `${before},${value}`;
}
