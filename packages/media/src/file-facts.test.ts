import { createHash } from "node:crypto";
import sharp from "sharp";
import { expect, test } from "vitest";
import { Md5, md5OfBlob } from "./md5.ts";
import { sniffImage } from "./sniff-image.ts";

const blank = () => sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } });

test.each(["jpeg", "png", "webp", "gif", "avif"] as const)("a real %s is known by its first bytes", async (format) => {
  expect(sniffImage(await blank().toFormat(format).toBuffer())).toBe(format === "jpeg" ? "jpg" : format);
});

test.each([
  ["%PDF-1.7\n", "pdf"],
  ['<?xml version="1.0"?>\n<!-- hi --><svg xmlns="x">', "svg"],
  ["\0\0\0\x18ftypmp42", "mp4"],
  ["\0\0\0\x18ftypheic", "heic"],
  ["\0\0\0\x14ftypqt  ", "mov"],
  ["plain text", undefined],
  ["<html><svg>", undefined],
  ["", undefined],
])("%j is %s", (text, format) => {
  expect(sniffImage(Buffer.from(text, "latin1"))).toBe(format);
});

test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1_000, 100_003])(
  "the checksum of %i bytes is MD5",
  (length) => {
    const bytes = Buffer.alloc(length, "abcdefghijklmnopqrstuvwxyz0123456789");
    const right = createHash("md5").update(bytes).digest("hex");
    expect(new Md5().update(bytes).hex()).toBe(right);
    const inPieces = new Md5();
    for (let from = 0; from < length; from += 37) inPieces.update(bytes.subarray(from, from + 37));
    expect(inPieces.hex()).toBe(right);
  },
);

test("a file is summed slice by slice, telling how far it is", async () => {
  const bytes = Buffer.alloc(4_500_000, "vitrina");
  const told: number[] = [];
  expect(await md5OfBlob(new Blob([bytes]), (share) => told.push(share))).toBe(
    createHash("md5").update(bytes).digest("hex"),
  );
  expect(told).toHaveLength(3);
  expect(told.at(-1)).toBe(1);
});
