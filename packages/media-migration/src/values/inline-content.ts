import { sniffFormat } from "../content/sniff-format.ts";

const ALPHABET = /^[A-Za-z0-9+/_-]*={0,2}$/;
const HEAD = 96;

/**
 * The content of a `data:` address: with or without parameters, with line breaks inside, percent-encoded or Base64, whatever
 * type it declares. Nothing when it cannot be decoded.
 */
export function readDataUri(text: string): (() => Buffer) | undefined {
  const comma = text.indexOf(",");
  if (comma < 0) return undefined;
  const head = text.slice("data:".length, comma);
  const body = text.slice(comma + 1);
  if (/;\s*base64\s*$/i.test(head) || isPictureInBase64(body)) return readBase64(body);
  if (/%(?![0-9a-f]{2})/i.test(body)) return undefined;
  return () => percentDecoded(body);
}

/** The content of Base64 in either alphabet, line breaks and missing padding allowed; nothing when it is something else. */
export function readBase64(text: string): (() => Buffer) | undefined {
  const plain = tidied(text);
  if (!ALPHABET.test(plain)) return undefined;
  if (plain.replace(/=+$/, "").length % 4 === 1) return undefined;
  return () => Buffer.from(plain, "base64");
}

/** Whether a text looks like a picture in Base64, by its first bytes. */
export function isPictureInBase64(text: string): boolean {
  const head = tidied(text.slice(0, 2 * HEAD)).slice(0, HEAD);
  if (head.length < 16 || !ALPHABET.test(head)) return false;
  return sniffFormat(Buffer.from(head, "base64")) !== undefined;
}

function tidied(text: string): string {
  const plain = /%[0-9a-f]{2}/i.test(text) ? text.replace(/%([0-9a-f]{2})/gi, (_, hex) => fromHex(hex)) : text;
  return /\s/.test(plain) ? plain.replace(/\s+/g, "") : plain;
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function percentDecoded(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex) => fromHex(hex)),
    "latin1",
  );
}
