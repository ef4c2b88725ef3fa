/// <reference types="node" />
import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { md5OfFile } from "./md5-of-file.ts";

test("a file's checksum is the one the server will compute", async () => {
  const bytes = randomBytes(300_000);
  expect(await md5OfFile(new Blob([bytes]))).toBe(createHash("md5").update(bytes).digest("hex"));
});

test("stops when the person cancels", async () => {
  await expect(md5OfFile(new Blob(["x"]), AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
});
