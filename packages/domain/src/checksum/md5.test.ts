/// <reference types="node" />
import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Md5 } from "./md5.ts";

const expected = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");

describe("the browser's checksum is the one the server will compute", () => {
  test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1_000_003])("of %i bytes", (size) => {
    const bytes = randomBytes(size);
    expect(new Md5().update(bytes).hex()).toBe(expected(bytes));
  });

  test("however the bytes are cut", () => {
    const bytes = randomBytes(5_000);
    for (const piece of [1, 7, 63, 64, 65, 4_999]) {
      const sum = new Md5();
      for (let from = 0; from < bytes.length; from += piece) sum.update(bytes.subarray(from, from + piece));
      expect(sum.hex()).toBe(expected(bytes));
    }
  });
});
