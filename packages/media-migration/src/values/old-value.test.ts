import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OldValue, readValue } from "./old-value.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/q842iQAAAABJRU5ErkJggg==",
  "base64",
);
const BASE64 = PNG.toString("base64");
const ID = "64f0c0ffee64f0c0ffee64f0";
const surroundings = {
  ownHosts: ["www.agencia.example", "peluquería.example"],
  deliveryBase: "http://127.0.0.1:9/vitrina-local",
};
const read = (value: unknown): OldValue => readValue(value, surroundings);
const contentOf = (value: OldValue): Buffer | undefined => ("content" in value ? value.content() : undefined);

describe("a path below the old upload folder", () => {
  test.each([
    ["/uploads/a/b.jpg", ["a/b.jpg"]],
    ["uploads/b.jpg", ["b.jpg"]],
    ["  /uploads/b.jpg\n", ["b.jpg"]],
    ["./uploads//x/./b.jpg", ["x/b.jpg"]],
    ["\\uploads\\x\\b.jpg", ["x/b.jpg"]],
    ["/uploads/a%20b.jpg", ["a%20b.jpg", "a b.jpg"]],
    ["/uploads/100%.jpg", ["100%.jpg"]],
    ["https://www.agencia.example/uploads/b.jpg", ["b.jpg"]],
    ["http://WWW.agencia.example:8080/uploads/b.jpg", ["b.jpg"]],
    ["//www.agencia.example/uploads/b.jpg", ["b.jpg"]],
  ])("%s", (value, paths) => {
    expect(read(value)).toEqual({ kind: "upload", paths });
  });

  test.each([
    ["HTTPS://Agencia.Example./uploads/b.jpg", "b.jpg"],
    ["https://agencia.example:443/uploads/b.jpg", "b.jpg"],
    ["https://maria:clave@www.agencia.example/uploads/b.jpg", "b.jpg"],
    ["https://www.xn--peluquera-n5a.example/uploads/b.jpg", "b.jpg"],
    ["https://peluquería.example/uploads/b.jpg", "b.jpg"],
    ["/Uploads/B.jpg", "B.jpg"],
    ["/uploads/x/../b.jpg", "b.jpg"],
    ["https://www.agencia.example/uploads/x/%2e%2e/b.jpg", "b.jpg"],
    ["/uploads/a%2520b.jpg", "a b.jpg"],
    ["/uploads/foto+nueva.jpg", "foto nueva.jpg"],
    ["/uploads/foto #3.jpg", "foto #3.jpg"],
    ["/uploads/que?.jpg", "que?.jpg"],
    ["/uploads/b.jpg?vuelve=../../..", "b.jpg"],
    ["/uploads/camio\u0301n.jpg", "cami\u00f3n.jpg"],
    ["/uploads/cami\u00f3n.jpg", "camio\u0301n.jpg"],
    ["/uploads/cami%C3%B3n.jpg", "camio\u0301n.jpg"],
    ["/uploads/caf%E9.jpg", "caf%E9.jpg"],
    ["/uploads/caf%E9.jpg", "café.jpg"],
  ])("%s may mean %s", (value, path) => {
    expect(read(value)).toMatchObject({ kind: "upload", paths: expect.arrayContaining([path]) });
  });

  test("the likeliest place comes first", () => {
    expect(read("/uploads/a%20b.jpg?v=1")).toMatchObject({
      paths: ["a%20b.jpg", "a b.jpg", "a%20b.jpg?v=1", "a b.jpg?v=1"],
    });
  });

  test.each([
    "/uploads/%252e%252e/secreto.png",
    "uploads/..",
    "/uploads/a/../../uploads/b.jpg",
    "/uploads/../../etc/passwd",
    "uploads/%2e%2e/secret.png",
    "/uploads/a/..\\..\\b.png",
    "/uploads/a%00.png",
    "https://www.agencia.example/uploads/../.env",
  ])("leads out of it and is refused: %s", (value) => {
    expect(read(value)).toEqual({ kind: "rubbish", reason: "outside-the-folder" });
  });
});

describe("a file of GridFS", () => {
  test.each([
    `gridfs:${ID}`,
    `GridFS:${ID}`,
    `gridfs://${ID}`,
    `gridfs:uploads/${ID}`,
    `gridfs:fs:${ID}`,
    `gridfs:ObjectId('${ID}')`,
    `/api/files/${ID}`,
    `./api/files/${ID}/`,
    `/api/files/uploads/${ID}`,
    `/api/files/${ID}/portada.jpg`,
    `/api/files/${ID}.jpg?download=1`,
    `https://www.agencia.example/api/files/${ID}`,
    `//agencia.example/api/files/${ID}#x`,
  ])("%s", (value) => {
    expect(read(value)).toMatchObject({ kind: "gridfs", ids: expect.arrayContaining([ID]) });
  });

  test("an id in capitals may have been written as a text", () => {
    expect(read(`api/files/${ID.toUpperCase()}`)).toEqual({ kind: "gridfs", ids: [ID, ID.toUpperCase()] });
  });

  test.each([
    ["gridfs:123", ["123"]],
    ["/api/files/portada", ["portada"]],
    ["/api/files/foto%20nueva.jpg", ["foto%20nueva.jpg", "foto nueva.jpg", "foto%20nueva"]],
  ])("an id that is a text: %s", (value, ids) => {
    expect(read(value)).toEqual({ kind: "gridfs", ids });
  });

  test.each(["gridfs:", "/api/files/", "/api/files/..%2f..", "gridfs:a\u0000b", `gridfs:${"x".repeat(300)}`])(
    "without an id: %j",
    (value) => {
      expect(read(value)).toEqual({ kind: "rubbish", reason: "bad-id" });
    },
  );
});

describe("a content inside the document", () => {
  test.each([
    ["a plain data address", `data:image/png;base64,${BASE64}`],
    ["parameters", `data:image/png;charset=utf-8;name=a.png;base64,${BASE64}`],
    ["a wrong type", `data:text/plain;base64,${BASE64}`],
    ["no type at all", `data:;base64,${BASE64}`],
    ["line breaks", `data:image/png;base64,\r\n${BASE64.replace(/(.{20})/g, "$1\r\n")}`],
    ["capitals", `DATA:image/PNG;BASE64,${BASE64}`],
    ["a forgotten word", `data:image/png,${BASE64}`],
    ["escaped signs", `data:image/png;base64,${encodeURIComponent(BASE64)}`],
    ["the alphabet of addresses", `data:image/png;base64,${PNG.toString("base64url")}`],
    ["blanks around the comma", `data:image/png; base64 ,${BASE64} `],
    ["no declared anything", `data:,${BASE64}`],
    ["no padding", `data:image/png;base64,${BASE64.replace(/=+$/, "")}`],
    ["percent encoding", `data:image/png,${[...PNG].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")}`],
    ["bare Base64", BASE64],
    ["bare Base64 for addresses, unpadded", PNG.toString("base64url")],
    ["bare Base64 in lines", BASE64.replace(/(.{76})/g, "$1\n")],
  ])("%s", (_what, value) => {
    expect(contentOf(read(value))?.equals(PNG)).toBe(true);
  });

  test.each([
    ["data:image/png;base64,%%%", "broken-data-uri"],
    ["data:image/png;base64", "broken-data-uri"],
    [`data:image/png;base64,${BASE64}!`, "broken-data-uri"],
    [`${BASE64}!`, "broken-base64"],
  ])("broken: %s", (value, reason) => {
    expect(read(value)).toEqual({ kind: "rubbish", reason });
  });
});

test.each([
  [null, { kind: "empty" }],
  [undefined, { kind: "empty" }],
  ["", { kind: "empty" }],
  ["  ", { kind: "empty" }],
  ["https://res.cloudinary.com/x/image/upload/v1/a.jpg", { kind: "moved" }],
  ["http://127.0.0.1:9/vitrina-local/image/upload/v1/a.jpg", { kind: "moved" }],
  ["https://images.example.com/uploads/a.jpg", { kind: "outside", host: "images.example.com" }],
  ["https://www.agencia.example/static/logo.png", { kind: "rubbish", reason: "not-in-an-old-store" }],
  ["https://notagencia.example/uploads/a.jpg", { kind: "outside", host: "notagencia.example" }],
  ["https://www.agencia.example.evil.test/uploads/a.jpg", { kind: "outside", host: "agencia.example.evil.test" }],
  ["HTTPS://RES.CLOUDINARY.COM/x/image/upload/v1/a.jpg", { kind: "moved" }],
  ["https://res.cloudinary.com.evil.test/a.jpg", { kind: "outside", host: "res.cloudinary.com.evil.test" }],
  [true, { kind: "rubbish", reason: "not-a-text" }],
  [["/uploads/a.jpg"], { kind: "rubbish", reason: "not-a-text" }],
  [42, { kind: "rubbish", reason: "not-a-text" }],
  [{}, { kind: "rubbish", reason: "not-a-text" }],
  ["foto de la bolsa", { kind: "rubbish", reason: "not-an-address" }],
  ["https://", { kind: "rubbish", reason: "not-an-address" }],
  ['<img src="/uploads/a.png">', { kind: "rubbish", reason: "inside-a-text" }],
  ["url(/uploads/a.png)", { kind: "rubbish", reason: "inside-a-text" }],
])("%j stays as it is", (value, expected) => {
  expect(read(value)).toEqual(expected);
});

test("no text whatever makes it fall, and none leads out of the folder", () => {
  const parts = [
    "/uploads/",
    "uploads",
    "..",
    "%2e%2e",
    "/",
    "\\\\",
    "gridfs:",
    "/api/files/",
    ID,
    "data:",
    ";base64",
    ",",
    "https://",
  ];
  const more = [
    "www.agencia.example",
    "?",
    "#",
    "%",
    "%zz",
    "\u0000",
    "ñ",
    "\ud800",
    " ",
    "\n",
    "=",
    BASE64,
    "a.jpg",
    "http://[",
    ":",
    "+",
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...parts, ...more), fc.string()), { maxLength: 12 }), (pieces) => {
      const value = read(pieces.join(""));
      if (value.kind === "upload") {
        for (const path of value.paths) expect(posix.normalize(`/folder/${path}`)).toBe(`/folder/${path}`);
      }
      contentOf(value);
    }),
    { numRuns: 3_000 },
  );
});
