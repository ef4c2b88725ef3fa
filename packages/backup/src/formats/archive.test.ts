import { BSON, Double, Int32 } from "bson";
import { expect, test } from "vitest";
import { BackupRefused } from "../refused.ts";
import { type ArchiveEvent, readArchive, writeArchive } from "./archive.ts";
import type { CollectionShape } from "./metadata.ts";

const HEAD = { database: "app", serverVersion: "8.0.4" };
const shape = (name: string, more: Partial<CollectionShape> = {}): CollectionShape => ({
  name,
  kind: "collection",
  options: {},
  indexes: [{ v: new Int32(2), key: { _id: new Int32(1) }, name: "_id_" }],
  uuid: "0123456789abcdef0123456789abcdef",
  dataName: name,
  ...more,
});
const SHAPES = [
  shape("cats", { options: { validator: { age: { $type: "double" } } } }),
  shape("empty"),
  shape("readings", { kind: "timeseries", dataName: "system.buckets.readings" }),
  shape("old cats", { kind: "view", options: { viewOn: "cats", pipeline: [] }, indexes: [], uuid: "" }),
];
const DOCUMENTS = Array.from({ length: 50 }, (_, index) =>
  BSON.serialize({ _id: index, age: new Double(1), name: "x".repeat(index * 7) }),
);

async function archive(shapes = SHAPES): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const documentsOf = async function* ({ name }: CollectionShape) {
    if (name !== "empty") yield DOCUMENTS;
  };
  for await (const piece of writeArchive(HEAD, shapes, documentsOf, () => {})) pieces.push(piece);
  return Buffer.concat(pieces);
}
async function read(bytes: Buffer, size = 97): Promise<ArchiveEvent[]> {
  const events: ArchiveEvent[] = [];
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  for await (const event of readArchive(pieces())) events.push(event);
  return events;
}
const codeOf = (bytes: Buffer): Promise<string> =>
  read(bytes).then(
    () => "read",
    (error: unknown) => (error instanceof BackupRefused ? error.code : String(error)),
  );

test("an archive begins as mongodump's do", async () => {
  const bytes = await archive();
  expect(bytes.subarray(0, 4).toString("hex")).toBe("6de29981");
  const headLength = bytes.readInt32LE(4);
  const head = BSON.deserialize(bytes.subarray(4, 4 + headLength), { promoteValues: false });
  expect(Object.keys(head)).toEqual(["concurrent_collections", "version", "server_version", "tool_version"]);
  expect(head.concurrent_collections).toBeInstanceOf(Int32);
  const at = 4 + headLength;
  const first = BSON.deserialize(bytes.subarray(at, at + bytes.readInt32LE(at)), { promoteValues: false });
  expect(Object.keys(first)).toEqual(["db", "collection", "metadata", "size", "type"]);
  expect(first.metadata).toBe(
    '{"options":{"validator":{"age":{"$type":"double"}}},"indexes":[{"v":{"$numberInt":"2"},"key":{"_id":{"$numberInt":"1"}},"name":"_id_"}],"uuid":"0123456789abcdef0123456789abcdef","collectionName":"cats"}',
  );
  expect(bytes.subarray(-4).toString("hex")).toBe("ffffffff");
});

test("every block has a header of four fields, the last one with a checksum of 64 bits", async () => {
  const bytes = await archive([shape("cats")]);
  const headers: BSON.Document[] = [];
  let start = bytes.indexOf("ffffffff", 0, "hex") + 4;
  while (start < bytes.length) {
    headers.push(BSON.deserialize(bytes.subarray(start, start + bytes.readInt32LE(start)), { promoteValues: false }));
    start = bytes.indexOf("ffffffff", start, "hex") + 4;
  }
  expect(headers.map((one) => Object.keys(one))).toEqual(Array(2).fill(["db", "collection", "EOF", "CRC"]));
  expect(headers.map(({ EOF: isEnd, CRC: crc }) => [isEnd, crc._bsontype])).toEqual([
    [false, "Long"],
    [true, "Long"],
  ]);
});

test("what was written is read again, in whatever pieces it comes", async () => {
  const bytes = await archive();
  for (const size of [1, 5, 4_096, bytes.length]) {
    const events = await read(bytes, size);
    const documents = events.flatMap((event) =>
      event.is === "documents" && event.collection === "cats" ? event.documents : [],
    );
    expect(Buffer.concat(documents).equals(Buffer.concat(DOCUMENTS))).toBe(true);
    expect(events.filter(({ is }) => is === "end")).toMatchObject([
      { collection: "cats", tallied: { documents: 50 } },
      { collection: "empty", tallied: { documents: 0, crc64: "0" } },
      { collection: "system.buckets.readings", tallied: { documents: 50 } },
      { collection: "old cats", tallied: { documents: 0 } },
    ]);
  }
});

test("an archive that ends early is refused, wherever it ends", async () => {
  const bytes = await archive([shape("cats"), shape("empty")]);
  for (let length = 4; length < bytes.length; length += 13) {
    expect(await codeOf(bytes.subarray(0, length))).not.toBe("read");
  }
});

test("a document that was changed does not fit its collection's checksum", async () => {
  const bytes = await archive();
  const at = bytes.indexOf("xxxxxxxx");
  bytes[at] = "y".charCodeAt(0);
  expect(await codeOf(bytes)).toBe("wrong-checksum");
});

test("something else is refused as no archive", async () => {
  expect(await codeOf(Buffer.from("<html>Bad Gateway</html>"))).toBe("not-an-archive");
  expect(await codeOf(Buffer.alloc(0))).toBe("not-an-archive");
});
