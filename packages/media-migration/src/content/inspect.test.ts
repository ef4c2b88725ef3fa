import { Readable } from "node:stream";
import { openAlbum, type Picture } from "@vitrina/legacy-data";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { inspect } from "./inspect.ts";

const pictures: Record<string, Buffer> = {};
beforeAll(async () => {
  const album = await openAlbum(3);
  for (let number = 0; number < 6; number += 1) {
    const { format, bytes }: Picture = album.picture(number);
    pictures[format] = bytes;
  }
  const blank = sharp({ create: { width: 40, height: 30, channels: 3, background: "#884422" } });
  pictures.avif = await blank.clone().avif().toBuffer();
  pictures["jpg progressive"] = await blank.clone().jpeg({ progressive: true }).withMetadata().toBuffer();
});

/** Pieces so small that every header is cut somewhere. */
function inPieces(bytes: Buffer, size: number): Readable {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return Readable.from(pieces);
}

const FORMATS = ["jpg", "jpg progressive", "png", "gif", "webp", "avif"];

describe.each(FORMATS)("a %s", (name) => {
  const bytes = () => pictures[name] ?? Buffer.alloc(0);

  test.each([1, 7, 5_000, 1_000_000])("is known and whole, read %d bytes at a time", async (size) => {
    const found = await inspect(inPieces(bytes(), size), 10_000_000);
    expect(found.verdict).toEqual({ format: name.split(" ")[0], resourceType: "image" });
    expect(found.kept?.equals(bytes())).toBe(true);
  });

  test("is whole with something after its end", async () => {
    const more = Buffer.concat([bytes(), Buffer.from("a remark that somebody added")]);
    expect((await inspect(Readable.from([more]), 0)).verdict).toMatchObject({ resourceType: "image" });
  });

  test.each([0.3, 0.6, 0.97])("cut at %d of its length is truncated", async (share) => {
    const cut = bytes().subarray(0, Math.floor(bytes().length * share));
    expect((await inspect(inPieces(cut, 100), 0)).verdict).toBe("truncated");
  });
});

test.each([
  ["nothing", Buffer.alloc(0), "empty"],
  ["a page", Buffer.from("<html><script>alert(1)</script></html>"), "no-picture"],
  ["an SVG", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>'), "svg"],
])("%s is no picture", async (_what, bytes, verdict) => {
  expect((await inspect(Readable.from(bytes.length > 0 ? [bytes] : []), 100)).verdict).toBe(verdict);
});

test("what is longer than asked is not kept", async () => {
  expect((await inspect(inPieces(Buffer.alloc(1_000, 1), 100), 999)).kept).toBeUndefined();
});
