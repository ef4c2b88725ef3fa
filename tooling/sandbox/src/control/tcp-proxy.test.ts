import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTcpProxy, type TcpProxy, type Toxic } from "./tcp-proxy.ts";

const BODY = "x".repeat(400);
let service: Server;
let proxy: TcpProxy;
let asked: number;

beforeEach(async () => {
  asked = 0;
  service = createServer((_request, reply) => {
    asked += 1;
    reply.end(BODY);
  }).listen(0, "127.0.0.1");
  await once(service, "listening");
  const address = service.address();
  proxy = await startTcpProxy(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
afterEach(async () => {
  await proxy.close();
  service.closeAllConnections();
  service.close();
});

/** The body, or the code of what broke. */
async function ask(path = "/", limitMs = 5_000): Promise<string> {
  try {
    const answer = await fetch(`${proxy.origin}${path}`, { signal: AbortSignal.timeout(limitMs) });
    return await answer.text();
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return name === "TimeoutError" ? name : (cause?.code ?? name);
  }
}

test("carries what it is given when nothing hurts", async () => {
  expect(await ask()).toBe(BODY);
});

test.each<[Toxic, string, number]>([
  [{ toxic: "latency", ms: 60_000 }, "TimeoutError", 1],
  [{ toxic: "down" }, "ECONNREFUSED", 0],
  [{ toxic: "bandwidth", bytesPerSecond: 64 }, "TimeoutError", 0],
  [{ toxic: "slow_close", ms: 60_000 }, BODY, 1],
  [{ toxic: "timeout" }, "TimeoutError", 0],
  [{ toxic: "timeout", ms: 5 }, "UND_ERR_SOCKET", 0],
  [{ toxic: "reset_peer", ms: 0 }, "ECONNRESET", 0],
  [{ toxic: "slicer", bytes: 50, ms: 1 }, BODY, 1],
  [{ toxic: "limit_data", bytes: 40 }, "UND_ERR_SOCKET", 1],
])("%o", async (toxic, ends, reached) => {
  await proxy.hurt(toxic);
  expect(await ask("/", 300)).toBe(ends);
  expect(asked).toBe(reached);
  await proxy.heal();
  expect(await ask()).toBe(BODY);
});

test("hurts only the lines on which something was said", async () => {
  await proxy.hurt({ toxic: "down", once: /GET \/second/ });
  expect(await ask("/first")).toBe(BODY);
  expect(await ask("/second")).not.toBe(BODY);
  expect(await ask("/first")).toBe("ECONNREFUSED");
});
