import { randomUUID } from "node:crypto";
import { type Agent, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

export type FormPost = {
  url: string;
  fields: Readonly<Record<string, string>>;
  file: { name: string; bytes: Uint8Array };
  headers?: Readonly<Record<string, string>>;
  agent: Agent;
  signal: AbortSignal;
};

/** An answer that is no success, in the shape `explainCloudinary` reads. */
class HttpAnswer extends Error {
  readonly http_code: number;
  readonly retryAfter: string | undefined;

  constructor(status: number, message: string, retryAfter: string | undefined) {
    super(message);
    this.http_code = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * Posts one file as multipart form data over a kept connection, its length told beforehand and its bytes not copied.
 *
 * @returns the JSON of a 200
 * @throws whatever the connection throws, or an error with `http_code`; both are read by `explainCloudinary`
 */
export async function postForm({ url, fields, file, headers = {}, agent, signal }: FormPost): Promise<unknown> {
  signal.throwIfAborted();
  const boundary = `vitrina-${randomUUID()}`;
  const part = (name: string, extra: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${extra}\r\n\r\n`;
  const before = Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `${part(name, "")}${value}\r\n`)
      .join("") +
      part("file", `; filename="${file.name.replace(/[^\w.-]/g, "_")}"\r\nContent-Type: application/octet-stream`),
  );
  const after = Buffer.from(`\r\n--${boundary}--\r\n`);
  const send = url.startsWith("https:") ? httpsRequest : httpRequest;

  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: "POST",
        agent,
        signal,
        headers: {
          ...headers,
          "content-type": `multipart/form-data; boundary=${boundary}`,
          "content-length": before.length + file.bytes.length + after.length,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => parts.push(chunk));
        answer.once("error", reject);
        answer.once("end", () => {
          try {
            resolve(readAnswer(answer.statusCode ?? 0, Buffer.concat(parts).toString(), answer.headers["retry-after"]));
          } catch (error) {
            reject(error);
          }
        });
        answer.once("close", () => {
          if (!answer.complete) reject(Object.assign(new Error("the answer was cut short"), { code: "ECONNRESET" }));
        });
      },
    );
    request.once("error", reject);
    request.write(before);
    request.write(file.bytes);
    request.end(after);
  });
}

function readAnswer(status: number, text: string, retryAfter: string | undefined): unknown {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw new HttpAnswer(status, `answered ${status} with something that is no JSON`, retryAfter);
  }
  const record = typeof told === "object" && told !== null ? (told as Record<string, unknown>) : {};
  const error = typeof record.error === "object" && record.error !== null ? record.error : undefined;
  if (status === 200 && !error) return told;
  const message = error && "message" in error ? String(error.message) : `answered ${status}`;
  throw new HttpAnswer(status, message, retryAfter);
}
