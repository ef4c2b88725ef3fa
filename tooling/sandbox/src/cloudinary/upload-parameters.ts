import type { CloudinaryAccount } from "./account.ts";
import { CloudinaryError } from "./cloudinary-error.ts";
import { acceptsSignature, stringToSign } from "./signature.ts";

const AN_HOUR = 3_600;

/** Checks key, time and signature of a signed Upload API call, with Cloudinary's own words when something is wrong. */
export function checkSignedCall(account: CloudinaryAccount, fields: Record<string, string>, nowSeconds: number): void {
  if (!fields.signature) {
    throw new CloudinaryError(400, "Upload preset must be specified when using unsigned upload");
  }
  if (fields.api_key !== account.apiKey)
    throw new CloudinaryError(401, `Invalid api_key ${fields.api_key ?? ""}`.trim());
  if (!acceptsSignature(fields, account.apiSecret, account.acceptedHashes)) {
    throw new CloudinaryError(
      401,
      `Invalid Signature ${fields.signature}. String to sign - '${stringToSign(fields, 2)}'.`,
    );
  }
  const timestamp = Number(fields.timestamp);
  if (!Number.isInteger(timestamp)) throw new CloudinaryError(400, "Missing required parameter - timestamp");
  if (nowSeconds - timestamp > AN_HOUR) {
    const told = new Date(timestamp * 1000).toISOString().replace("T", " ").slice(0, 19);
    throw new CloudinaryError(400, `Stale request - reported time is ${told} +0000 which is more than 1 hour ago`);
  }
}

/** Booleans travel as 1/0 in uploads and as true/false in destroy and rename. */
export function isOn(value: string | undefined, byDefault = false): boolean {
  return value === undefined || value === "" ? byDefault : value === "1" || value === "true";
}

export function asList(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** `k=v|k2=v2`, where `=` and `|` inside a value are escaped by a backslash. */
export function asContext(value: string | undefined): Record<string, string> {
  const context: Record<string, string> = {};
  for (const pair of (value ?? "").match(/(?:\\.|[^|\\])+/g) ?? []) {
    const parts = /^((?:\\.|[^=\\])*)=([\s\S]*)$/.exec(pair);
    if (parts?.[1]) context[parts[1].replace(/\\(.)/g, "$1")] = (parts[2] ?? "").replace(/\\(.)/g, "$1");
  }
  return context;
}
