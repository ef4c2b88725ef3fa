import { describe, expect, test } from "vitest";
import { type OldValue, readValue } from "./old-value.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/q842iQAAAABJRU5ErkJggg==",
  "base64",
);
const BASE64 = PNG.toString("base64");
const ID = "64f0c0ffee64f0c0ffee64f0";
const surroundings = { ownHosts: ["www.agencia.example"], deliveryBase: "http://127.0.0.1:9/vitrina-local" };
const read = (value: unknown): OldValue => readValue(value, surroundings);
const contentOf = (value: OldValue): Buffer | undefined => ("content" in value ? value.content() : undefined);

describe("a path below the old upload folder", () => {
  test.each([
    ["/uploads/a/b.jpg", ["a/b.jpg"]],
    ["uploads/b.jpg", ["b.jpg"]],
    ["  /uploads/b.jpg\n", ["b.jpg"]],
    ["./uploads//x/./b.jpg", ["x/b.jpg"]],
    ["\\uploads\\x\\b.jpg", ["x/b.jpg"]],
    ["/uploads/b.jpg?v=3#top", ["b.jpg"]],
    ["/uploads/a%20b.jpg", ["a%20b.jpg", "a b.jpg"]],
    ["/uploads/100%.jpg", ["100%.jpg"]],
    ["https://www.agencia.example/uploads/b.jpg", ["b.jpg"]],
    ["http://WWW.agencia.example:8080/uploads/b.jpg?x", ["b.jpg"]],
    ["//www.agencia.example/uploads/b.jpg", ["b.jpg"]],
  ])("%s", (value, paths) => {
    expect(read(value)).toEqual({ kind: "upload", paths });
  });

  test.each([
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
    `gridfs://${ID}`,
    `gridfs:uploads/${ID}`,
    `/api/files/${ID}`,
    `api/files/${ID.toUpperCase()}`,
    `/api/files/${ID}.jpg?download=1`,
    `https://www.agencia.example/api/files/${ID}`,
  ])("%s", (value) => {
    expect(read(value)).toEqual({ kind: "gridfs", id: ID });
  });

  test.each(["gridfs:", "gridfs:123", "/api/files/..%2f..", "/api/files/portada"])("without an id: %s", (value) => {
    expect(read(value)).toEqual({ kind: "rubbish", reason: "bad-id" });
  });
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
    ["no padding", `data:image/png;base64,${BASE64.replace(/=+$/, "")}`],
    ["percent encoding", `data:image/png,${[...PNG].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")}`],
    ["bare Base64", BASE64],
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
  [42, { kind: "rubbish", reason: "not-a-text" }],
  [{}, { kind: "rubbish", reason: "not-a-text" }],
  ["foto de la bolsa", { kind: "rubbish", reason: "not-an-address" }],
  ["https://", { kind: "rubbish", reason: "not-an-address" }],
  ['<img src="/uploads/a.png">', { kind: "rubbish", reason: "inside-a-text" }],
  ["url(/uploads/a.png)", { kind: "rubbish", reason: "inside-a-text" }],
])("%j stays as it is", (value, expected) => {
  expect(read(value)).toEqual(expected);
});
