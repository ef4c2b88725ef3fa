import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Texts that leave us and come back, and are believed only when they are ours. They can be read by everybody. */
export type Stamps = {
  /** The same text under the same purpose gets the same stamp, always. */
  stamp: (purpose: string, text: string) => string;
  /** The text, or null when the stamp is not ours or was given for another purpose. */
  read: (purpose: string, stamped: string) => string | null;
};

/** @param secrets - newest first; the newest stamps, stamps of every one of them are believed. */
export function cryptoStamps(secrets: readonly string[]): Stamps {
  const keyOf = (secret: string, purpose: string) =>
    Buffer.from(hkdfSync("sha256", secret, "", `vitrina/stamp/${purpose}`, 32));
  const [newest] = secrets;
  if (newest === undefined) throw new Error("Stamping needs at least one secret.");
  const signature = (secret: string, purpose: string, text: string) =>
    createHmac("sha256", keyOf(secret, purpose)).update(text).digest();

  return {
    stamp: (purpose, text) =>
      `${Buffer.from(text).toString("base64url")}.${signature(newest, purpose, text).toString("base64url")}`,
    read(purpose, stamped) {
      const [head = "", tail = "", ...rest] = stamped.split(".");
      if (rest.length > 0) return null;
      const text = Buffer.from(head, "base64url").toString("utf8");
      const given = Buffer.from(tail, "base64url");
      const isOurs = secrets.some((secret) => {
        const right = signature(secret, purpose, text);
        return given.length === right.length && timingSafeEqual(given, right);
      });
      return isOurs ? text : null;
    },
  };
}
