import { createHash, randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import type { StoredFile } from "@vitrina/domain/media";
import type { VitrinaClient } from "./create-vitrina-client.ts";
import { type FileOrder, type PostPiece, sendFile } from "./files/send-file.ts";
import { memoryOfProgram, type UploadMemory } from "./files/upload-memory.ts";
import { multipart } from "./multipart.ts";
import { postForm } from "./post-form.ts";

export type FileUpload = Omit<FileOrder, "file" | "fileName" | "subject"> &
  ({ path: string } | { bytes: Uint8Array<ArrayBuffer>; fileName: string }) & {
    /** Where to remember how far this came; without one a failed call begins anew. */
    memory?: UploadMemory;
  };

/**
 * Sends a file of any size from a program, in pieces, without holding it in memory. Called again with the same `memory`
 * it goes on where it stopped. Needs Node.
 *
 * @throws what `sendFile` throws, or the file system's error
 */
export async function uploadFile(client: VitrinaClient, upload: FileUpload): Promise<StoredFile> {
  const { memory = memoryOfProgram(), ...order } = upload;
  const file = "path" in upload ? await openAsBlob(upload.path) : new Blob([upload.bytes]);
  const fileName = "path" in upload ? basename(upload.path) : upload.fileName;
  return sendFile(
    {
      door: {
        sign: (request) => client.media.signFile.mutate(request),
        renew: (request) => client.media.renewFile.mutate(request),
        confirm: (request) => client.media.confirmFile.mutate(request),
      },
      post: postPiece,
      checksum: md5Of,
      memory,
      now: () => Date.now(),
      newUploadId: randomUUID,
      untilOnline: async () => undefined,
    },
    { ...order, file, fileName, subject: "program" },
  );
}

const postPiece: PostPiece = async (url, { fields, piece, fileName }, more) => {
  const bytes = new Uint8Array(await piece.arrayBuffer());
  return postForm(url, multipart(fields, { name: fileName, bytes }), more);
};

async function md5Of(file: Blob, signal: AbortSignal): Promise<string> {
  const sum = createHash("md5");
  for await (const bytes of file.stream()) {
    signal.throwIfAborted();
    sum.update(bytes);
  }
  return sum.digest("hex");
}
