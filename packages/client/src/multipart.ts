import { randomUUID } from "node:crypto";

/**
 * A form with one file as HTTP sends it (RFC 7578), in one piece, so that its length is known and each retry sends the same.
 *
 * @throws TypeError when a name or value holds a line break where the format has no room for one
 */
export function multipart(
  fields: Readonly<Record<string, string>>,
  file: { name: string; bytes: Uint8Array },
): { contentType: string; body: Buffer } {
  const boundary = `vitrina-${randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(name)}\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename=${quoted(file.name)}\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(parts.join("") + head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** As browsers write it: a quote or a line break in a name would end it early. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}"`;
}
