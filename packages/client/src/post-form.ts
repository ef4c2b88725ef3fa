import { once } from "node:events";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { text } from "node:stream/consumers";

export type Posted = { status: number; headers: Headers; text: string };

const PIECE_BYTES = 64 * 1024;

/**
 * Posts a body with its length, telling how much of it has left. `fetch` tells no progress, and a stream given to it would
 * go out without a length.
 *
 * @throws the connection's error, or the signal's reason
 */
export async function postForm(
  url: string,
  { contentType, body }: { contentType: string; body: Buffer },
  {
    onProgress,
    signal,
    headers = {},
  }: { onProgress: (sentBytes: number) => void; signal: AbortSignal; headers?: Readonly<Record<string, string>> },
): Promise<Posted> {
  signal.throwIfAborted();
  const request = url.startsWith("https:") ? requestSecure : requestPlain;
  const outgoing = request(url, {
    method: "POST",
    headers: { ...headers, "content-type": contentType, "content-length": body.byteLength },
    signal,
  });
  const answered = new Promise<Posted>((resolve, reject) => {
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      const headers = new Headers(
        Object.entries(response.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
      );
      text(response).then((said) => resolve({ status: response.statusCode ?? 0, headers, text: said }), reject);
    });
  });
  // Awaited below; until then a broken connection must not count as unheard.
  answered.catch(() => undefined);

  try {
    for (let from = 0; from < body.byteLength && !outgoing.destroyed; from += PIECE_BYTES) {
      const piece = body.subarray(from, from + PIECE_BYTES);
      const sent = from + piece.byteLength;
      const hasRoom = outgoing.write(piece, (error) => error ?? onProgress(sent));
      if (!hasRoom) await Promise.race([once(outgoing, "drain"), answered]);
    }
    outgoing.end();
    return await answered;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
