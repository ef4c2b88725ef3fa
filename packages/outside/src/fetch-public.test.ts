import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { fetchPublic, fetchPublicBytes, type Ground } from "./fetch-public.ts";
import { type FetchRefusalReason, FetchRefused } from "./fetch-refused.ts";
import { isPublicAddress } from "./public-address.ts";

const bounds = { maxBytes: 1_000, totalMs: 20_000 };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server whose requests are counted; the guard reaches it because its origin is handed in as trusted. */
async function serve(listener: RequestListener) {
  let asked = 0;
  const server = createServer((request, answer) => {
    asked += 1;
    listener(request, answer);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closing.push(
    () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  );
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return { origin, port, asked: () => asked, ground: { trustedOrigins: [origin] } satisfies Ground };
}

async function reasonOf(work: Promise<unknown>): Promise<FetchRefusalReason | "fetched"> {
  try {
    await work;
    return "fetched";
  } catch (error) {
    if (error instanceof FetchRefused) return error.reason;
    throw error;
  }
}

const names = (addresses: Record<string, string[]>): Ground => ({
  resolve: async (host) => {
    const found = addresses[host];
    if (!found) throw new Error("ENOTFOUND");
    return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  },
});

describe("an address is not public", () => {
  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "localhost",
    "",
  ])("%s", (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"])(
    "%s is",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe("nothing is sent to", () => {
  test.each<[string, FetchRefusalReason]>([
    ["", "not-an-address"],
    ["//files.example/a", "not-an-address"],
    ["file:///etc/passwd", "scheme"],
    ["ftp://files.example/a", "scheme"],
    ["gopher://files.example:70/x", "scheme"],
    ["data:text/plain,hola", "scheme"],
    ["http://files.example/a", "scheme"],
    ["https://user:pass@files.example/", "credentials"],
    ["https://files.example:8443/", "port"],
    ["https://files.example:22/", "port"],
    ["https://127.0.0.1/", "not-public"],
    ["https://127.1/", "not-public"],
    ["https://2130706433/", "not-public"],
    ["https://0x7f000001/", "not-public"],
    ["https://0177.0.0.1/", "not-public"],
    ["https://127.0.0.1./", "not-public"],
    ["https://%31%32%37.0.0.1/", "not-public"],
    ["https://①②⑦.0.0.1/", "not-public"],
    ["https://[::1]/", "not-public"],
    ["https://[::ffff:169.254.169.254]/", "not-public"],
    ["https://[64:ff9b::a9fe:a9fe]/", "not-public"],
    ["https://169.254.169.254/latest/meta-data/", "not-public"],
    ["https://inside.example/", "not-public"],
    ["https://half-inside.example/", "not-public"],
    ["https://six.example/", "not-public"],
    ["https://nobody.example/", "unknown-host"],
    ["https://empty.example/", "unknown-host"],
  ])("%s: %s", async (address, reason) => {
    const ground = names({
      "inside.example": ["10.0.0.5"],
      "half-inside.example": ["1.1.1.1", "192.168.0.1"],
      "six.example": ["::ffff:10.0.0.1"],
      "empty.example": [],
    });
    expect(await reasonOf(fetchPublic(address, bounds, ground))).toBe(reason);
  });
});

describe("a name that points elsewhere a moment later", () => {
  test("is looked up once for each hop, and the connection goes to the address that was looked at", async () => {
    const server = await serve((_request, answer) => answer.end("here"));
    let lookups = 0;
    const ground: Ground = {
      trustedOrigins: [`http://turning.example:${server.port}`],
      resolve: async () => {
        lookups += 1;
        return [{ address: lookups === 1 ? "127.0.0.1" : "127.0.0.99", family: 4 }];
      },
    };
    const { bytes } = await fetchPublicBytes(`http://turning.example:${server.port}/`, bounds, ground);
    expect([bytes.toString(), lookups, server.asked()]).toEqual(["here", 1, 1]);
  });
});

describe("a redirect", () => {
  test.each<[string, FetchRefusalReason]>([
    ["http://127.0.0.1:1/", "scheme"],
    ["https://127.0.0.1/", "not-public"],
    ["https://[::1]/", "not-public"],
    ["file:///etc/passwd", "scheme"],
    ["https://user@files.example/", "credentials"],
    ["https://inside.example/", "not-public"],
    ["http://[bad", "not-an-address"],
  ])("to %s is refused: %s", async (location, reason) => {
    const server = await serve((_request, answer) => answer.writeHead(302, { location }).end());
    const ground = { ...names({ "inside.example": ["10.0.0.5"] }), ...server.ground };
    expect(await reasonOf(fetchPublic(`${server.origin}/`, bounds, ground))).toBe(reason);
    expect(server.asked()).toBe(1);
  });

  test("is followed on the way to a file, so many times and no more", async () => {
    const server = await serve(({ url = "" }, answer) => {
      const left = Number(url.slice(1));
      if (left === 0) answer.end("arrived");
      else answer.writeHead(301, { location: `/${left - 1}` }).end();
    });
    const { bytes } = await fetchPublicBytes(`${server.origin}/3`, bounds, server.ground);
    expect(bytes.toString()).toBe("arrived");
    expect(await reasonOf(fetchPublic(`${server.origin}/4`, bounds, server.ground))).toBe("too-many-redirects");
  });
});

describe("the answer", () => {
  test("brings its type and its bytes, and our request carries nothing of ours", async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    const server = await serve((request, answer) => {
      headers = request.headers;
      answer.writeHead(200, { "content-type": "Image/PNG; charset=x" }).end("bytes");
    });
    const fetched = await fetchPublicBytes(`${server.origin}/a.png`, { ...bounds, types: ["image/"] }, server.ground);
    expect(fetched).toMatchObject({ contentType: "image/png", announcedBytes: null, bytes: Buffer.from("bytes") });
    expect(Object.keys(headers).sort()).toEqual(["accept", "accept-encoding", "connection", "host", "user-agent"]);
  });

  test.each<[string, RequestListener, FetchRefusalReason]>([
    ["another status", (_request, answer) => answer.writeHead(404).end(), "status"],
    ["a status without content", (_request, answer) => answer.writeHead(204).end(), "status"],
    [
      "another type",
      (_request, answer) => answer.writeHead(200, { "content-type": "text/html" }).end("x"),
      "wrong-type",
    ],
    ["no type", (_request, answer) => answer.writeHead(200).end("x"), "wrong-type"],
    [
      "a size announced too large",
      (_request, answer) =>
        answer.writeHead(200, { "content-type": "image/png", "content-length": 1_001 }).flushHeaders(),
      "too-large",
    ],
    [
      "a size that was not announced",
      (_request, answer) => answer.writeHead(200, { "content-type": "image/png" }).end(Buffer.alloc(1_001)),
      "too-large",
    ],
    ["a line cut before", (request) => request.socket.destroy(), "unreachable"],
    [
      "a line cut in the middle",
      (request, answer) => {
        answer.writeHead(200, { "content-type": "image/png", "content-length": 500 });
        answer.write(Buffer.alloc(10), () => request.socket.destroy());
      },
      "unreachable",
    ],
  ])("with %s is refused", async (_what, listener, reason) => {
    const server = await serve(listener);
    const ask = fetchPublicBytes(`${server.origin}/`, { ...bounds, types: ["image/"] }, server.ground);
    expect(await reasonOf(ask)).toBe(reason);
  });

  test("that never comes, or drips for ever, ends at the deadline", async () => {
    const silent = await serve(() => {});
    expect(await reasonOf(fetchPublicBytes(`${silent.origin}/`, { ...bounds, totalMs: 200 }, silent.ground))).toBe(
      "too-slow",
    );
    const dripping = await serve((_request, answer) => {
      const drip = setInterval(() => answer.write("."), 20);
      answer.once("close", () => clearInterval(drip));
    });
    expect(await reasonOf(fetchPublicBytes(`${dripping.origin}/`, { ...bounds, totalMs: 300 }, dripping.ground))).toBe(
      "too-slow",
    );
  });

  test("stops when the caller does", async () => {
    const silent = await serve(() => {});
    const leaving = new AbortController();
    const asked = fetchPublic(`${silent.origin}/`, { ...bounds, signal: leaving.signal }, silent.ground);
    leaving.abort(new Error("left"));
    await expect(asked).rejects.toThrow("left");
  });
});
