import type { ApiClient } from "../react.ts";
import type { FileDoor, PostPiece, Surroundings } from "./send-file.ts";
import { memoryInStorage } from "./upload-memory.ts";

/** The file could not be read: it moved, or it lives in a cloud and is not on the device. */
export class FileUnreadable extends Error {
  override readonly name = "FileUnreadable";
}

/** Everything `sendFile` needs, in a browser's page. */
export function browserSurroundings(client: ApiClient): Surroundings {
  return {
    door: doorOf(client),
    post: postByRequest,
    checksum: checksumInWorker,
    memory: memoryInStorage(localStorage, () => Date.now()),
    now: () => Date.now(),
    newUploadId: () => crypto.randomUUID(),
    untilOnline,
  };
}

function doorOf(client: ApiClient): FileDoor {
  return {
    sign: (request) => client.media.signFile.mutate(request),
    renew: (request) => client.media.renewFile.mutate(request),
    confirm: (request) => client.media.confirmFile.mutate(request),
  };
}

/** `fetch` tells no progress of what is sent. */
const postByRequest: PostPiece = (url, { fields, piece, fileName }, { headers, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", piece, fileName);

    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const fail = (why: string) => reject(new Error(why));
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve({ status: request.status, headers: headersOf(request), text: request.responseText });
    request.onerror = () => fail("the connection failed");
    request.onabort = () => fail("stopped");
    request.onloadend = () => signal.removeEventListener("abort", stop);
    if (signal.aborted) return fail("stopped");
    signal.addEventListener("abort", stop);
    request.send(form);
  });

function headersOf(request: XMLHttpRequest): Headers {
  const lines = request
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/);
  return new Headers(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf(":");
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
    }),
  );
}

function checksumInWorker(file: Blob, signal: AbortSignal): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const worker = new Worker(new URL("./checksum.worker.ts", import.meta.url), { type: "module" });
    const end = (outcome: () => void) => {
      worker.terminate();
      outcome();
    };
    worker.onmessage = ({ data }: MessageEvent<{ md5: string } | { unreadable: string }>) =>
      end(() => ("md5" in data ? resolve(data.md5) : reject(new FileUnreadable(data.unreadable))));
    worker.onerror = ({ message }) => end(() => reject(new FileUnreadable(message)));
    signal.addEventListener("abort", () => end(() => reject(signal.reason)), { once: true });
    worker.postMessage(file);
  });
}

function untilOnline(signal: AbortSignal): Promise<void> {
  if (navigator.onLine) return Promise.resolve();
  return new Promise((resolve, reject) => {
    addEventListener("online", () => resolve(), { once: true, signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
