import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { GridFSBucket } from "mongodb";
import { expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { db } = testServer();

test("a file larger than a message is kept in pieces and comes back whole, renamed and deleted", async () => {
  const bucket = new GridFSBucket(db());
  const content = randomBytes(3_000_000);
  const upload = bucket.openUploadStream("photo.jpg", { metadata: { kind: "cover" } });
  await new Promise((resolve, reject) => upload.once("finish", resolve).once("error", reject).end(content));
  expect((await buffer(bucket.openDownloadStream(upload.id))).equals(content)).toBe(true);
  const part = await buffer(bucket.openDownloadStreamByName("photo.jpg", { start: 300_000, end: 600_000 }));
  expect(part.equals(content.subarray(300_000, 600_000))).toBe(true);
  await bucket.rename(upload.id, "cover.jpg");
  expect(await bucket.find({ "metadata.kind": "cover" }).toArray()).toMatchObject([
    { filename: "cover.jpg", length: 3_000_000 },
  ]);
  await bucket.delete(upload.id);
  expect(await db().collection("fs.chunks").countDocuments()).toBe(0);
});
