import { describe, expect, test } from "vitest";
import { cryptoSealer, keyIdOfSecret, SealError, type SealErrorKind } from "./sealer.ts";

const OLD = "an-older-key-of-more-than-thirty-two-characters";
const NEW = "the-newer-key-of-more-than-thirty-two-characters";
const place = { collection: "ugc_creators", id: "a".repeat(24), field: "payoutAccount" };
const sealer = cryptoSealer([NEW, OLD]);

function kindOf(work: () => unknown): SealErrorKind | "opened" {
  try {
    work();
    return "opened";
  } catch (error) {
    if (error instanceof SealError) return error.kind;
    throw error;
  }
}

/** The same text with one bit of one character of one part turned over. */
const turned = (sealed: string, part: number, at: number): string => {
  const parts = sealed.split(".");
  const bytes = Buffer.from(parts[part] ?? "", "base64url");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  parts[part] = bytes.toString("base64url");
  return parts.join(".");
};

describe("a sealed text", () => {
  test.each(["", "80012345-6", "ñandú 🦤", "x".repeat(100_000)])("opens to what was sealed (%#)", (text) => {
    expect(sealer.open(place, sealer.seal(place, text))).toBe(text);
  });

  test("shows nothing of the text, and is never the same twice", () => {
    const [one, two] = [sealer.seal(place, "1234567890"), sealer.seal(place, "1234567890")];
    expect(one).not.toBe(two);
    expect(Buffer.from(one.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain("123456");
  });

  test.each([
    ["row", { id: "b".repeat(24) }],
    ["field", { field: "bio" }],
    ["collection", { collection: "user" }],
  ])("does not open in another %s", (_what, change) => {
    const sealed = sealer.seal(place, "secret");
    expect(kindOf(() => sealer.open({ ...place, ...change }, sealed))).toBe("altered");
  });

  test("with any bit turned over does not open", () => {
    const sealed = sealer.seal(place, "secret");
    for (const part of [2, 3]) {
      const bytes = Buffer.from(sealed.split(".")[part] ?? "", "base64url").length;
      for (let at = 0; at < bytes; at += 1) {
        expect(kindOf(() => sealer.open(place, turned(sealed, part, at)))).toBe("altered");
      }
    }
  });

  test("with parts of another does not open, even of the same place", () => {
    const [one, two] = [sealer.seal(place, "one").split("."), sealer.seal(place, "two").split(".")];
    expect(kindOf(() => sealer.open(place, [one[0], one[1], one[2], two[3]].join(".")))).toBe("altered");
  });

  test.each<[string, SealErrorKind]>([
    ["", "malformed"],
    ["80012345-6", "malformed"],
    ["v1.abc.def.ghi", "malformed"],
    [`v1.${"0".repeat(12)}.AAAA.AAAA`, "unknown-key"],
    [`v1.${keyIdOfSecret(NEW)}.AAAA.AAAA`, "malformed"],
    [`v2.${keyIdOfSecret(NEW)}.AAAA.AAAA`, "unknown-version"],
  ])("is told from what is none: %s is %s", (text, kind) => {
    expect(kindOf(() => sealer.open(place, text))).toBe(kind);
  });

  test("that does not open says neither its text nor a key", () => {
    const error = new SealError("altered", place);
    expect(error.message).toBe("a sealed text in ugc_creators.payoutAccount does not open: altered");
  });
});

describe("two keys at once", () => {
  test("what the older sealed opens, and what is sealed now needs the newer", () => {
    const before = cryptoSealer([OLD]).seal(place, "secret");
    expect(sealer.open(place, before)).toBe("secret");
    expect(sealer.keyIdOf(before)).toBe(keyIdOfSecret(OLD));
    expect(sealer.keyIdOf(sealer.seal(place, "secret"))).toBe(sealer.newest);
    expect(kindOf(() => cryptoSealer([OLD]).open(place, sealer.seal(place, "secret")))).toBe("unknown-key");
  });

  test("a key's name cannot be changed to that of another", () => {
    const before = cryptoSealer([OLD]).seal(place, "secret");
    const renamed = before.replace(keyIdOfSecret(OLD), keyIdOfSecret(NEW));
    expect(kindOf(() => sealer.open(place, renamed))).toBe("altered");
  });
});

describe("a signature", () => {
  test("holds for its text and its use only, by any key that is known", () => {
    const signed = cryptoSealer([OLD]).sign("audit", "text");
    expect(sealer.verify("audit", "text", signed)).toBe("good");
    expect(sealer.verify("audit", "texts", signed)).toBe("wrong");
    expect(sealer.verify("other", "text", signed)).toBe("wrong");
    expect(sealer.verify("audit", "text", signed.slice(0, -2))).toBe("wrong");
    expect(cryptoSealer([NEW]).verify("audit", "text", signed)).toBe("unknown-key");
  });
});
