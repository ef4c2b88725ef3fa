import { Md5 } from "@vitrina/domain/checksum";

/** The MD5 of a file, read as a stream. Throws what the browser throws when the file cannot be read, or when aborted. */
export async function md5OfFile(file: Blob, signal?: AbortSignal): Promise<string> {
  const sum = new Md5();
  const reader = file.stream().getReader();
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = await reader.read();
    if (done) return sum.hex();
    sum.update(value);
  }
}
