import type { lookup } from "node:dns";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AddressLimits, addressSource, isPublicIp } from "./address-source.ts";

const asked: string[] = [];
let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, answer) => {
    asked.push(request.url ?? "");
    const path = request.url ?? "";
    const to = /^\/to\?(.*)$/.exec(path)?.[1];
    if (to !== undefined) answer.writeHead(302, { location: decodeURIComponent(to) }).end();
    else if (path === "/picture") answer.end("a picture");
    else if (path === "/long") answer.writeHead(200).end(Buffer.alloc(5_000));
    else if (path === "/slow") answer.writeHead(200).write("a");
    else if (path === "/cut") answer.writeHead(200, { "content-length": "100" }).write("a", () => answer.destroy());
    else answer.writeHead(path === "/gone" ? 404 : 500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Only this test's own server passes for public. */
const limits = (more: Partial<AddressLimits> = {}): AddressLimits => ({
  maxBytes: 1_000,
  totalMs: 5_000,
  isAllowed: (ip, to) => ip === "127.0.0.1" && to === port,
  ...more,
});
const fetched = (address: string, more?: Partial<AddressLimits>) =>
  buffer(addressSource(address, limits(more))()).then(String);
const here = (path: string) => `http://127.0.0.1:${port}${path}`;
/** A name server that answers in this order. */
const answering = (...ips: string[][]): typeof lookup => {
  let turn = 0;
  return ((_name: string, _options: object, done: (error: null, found: object[]) => void) => {
    const found = ips[Math.min(turn, ips.length - 1)] ?? [];
    turn += 1;
    done(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  }) as unknown as typeof lookup;
};

test("a file is read, also behind redirects, and anew each time", async () => {
  const source = addressSource(here("/picture"), limits());
  expect([String(await buffer(source())), String(await buffer(source()))]).toEqual(["a picture", "a picture"]);
  expect(await fetched(here(`/to?${encodeURIComponent("/picture")}`))).toBe("a picture");
});

test.each([
  ["file:///etc/passwd", "not-an-address"],
  ["ftp://example.com/a", "not-an-address"],
  ["no address", "not-an-address"],
  ["http://maria:clave@example.com/a", "not-an-address"],
  ["http://127.0.0.1:1/a", "not-public"],
  ["http://2130706433/a", "not-public"],
  ["http://0x7f.1/a", "not-public"],
  ["http://[::1]/a", "not-public"],
  ["http://[::ffff:127.0.0.1]/a", "not-public"],
  ["http://169.254.169.254/latest/meta-data", "not-public"],
])("%s is refused without a question", async (address, reason) => {
  asked.length = 0;
  await expect(fetched(address)).rejects.toMatchObject({ reason });
  expect(asked).toEqual([]);
});

test.each([
  ["/gone", {}, "not-found"],
  ["/broken", {}, "unreachable"],
  ["/cut", {}, "unreachable"],
  ["/long", {}, "too-large"],
  ["/slow", { totalMs: 200 }, "too-slow"],
  [`/to?${encodeURIComponent("http://10.0.0.1/inside")}`, {}, "not-public"],
  [`/to?${encodeURIComponent("file:///etc/passwd")}`, {}, "not-an-address"],
])("%s is refused", async (path, more, reason) => {
  await expect(fetched(here(path), more)).rejects.toMatchObject({ reason });
});

test("redirects come to an end", async () => {
  let path = "/picture";
  for (let times = 0; times < 5; times += 1) path = `/to?${encodeURIComponent(path)}`;
  await expect(fetched(here(path))).rejects.toMatchObject({ reason: "too-many-redirects" });
});

test("a name that leads inside is refused, also when only one of its addresses does, or only the second time", async () => {
  const named = `http://pictures.test:${port}/picture`;
  expect(await fetched(named, { lookup: answering(["127.0.0.1"]) })).toBe("a picture");
  const inside = { lookup: answering(["127.0.0.1", "10.0.0.7"]) };
  await expect(fetched(named, inside)).rejects.toMatchObject({ reason: "not-public" });
  const again = `http://pictures.test:${port}/to?${encodeURIComponent(named)}`;
  const changing = { lookup: answering(["127.0.0.1"], ["192.168.1.1"]) };
  await expect(fetched(again, changing)).rejects.toMatchObject({ reason: "not-public" });
});

test.each([
  ["8.8.8.8", true],
  ["2606:4700::1111", true],
  ["100.64.0.1", false],
  ["172.31.255.255", false],
  ["255.255.255.255", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["::ffff:8.8.8.8", false],
])("%s is public: %s", (ip, isPublic) => {
  expect(isPublicIp(ip)).toBe(isPublic);
});
