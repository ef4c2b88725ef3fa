import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { anyFreePort, claimFrontPort, frontPort, localPorts } from "./local-ports.ts";

const listening: Server[] = [];
afterEach(() => listening.splice(0).forEach((server) => void server.close()));

const newFile = () => join(mkdtempSync(join(tmpdir(), "vitrina-ports-")), "ports.json");

async function take(port: number): Promise<void> {
  const server = createServer();
  listening.push(server);
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
}

test("a taken front port is refused with another way to go", async () => {
  const port = await anyFreePort();
  await take(port);
  await expect(claimFrontPort(port)).rejects.toThrow(
    `Port ${port} is taken: stop what listens there, or choose another: PORT=${port + 10} npm start.`,
  );
});

test("ports are chosen once, so that addresses of stored pictures stay true", async () => {
  const file = newFile();
  const chosen = await localPorts(file, await anyFreePort());
  expect(new Set(Object.values(chosen)).size).toBe(7);
  expect(await localPorts(file, await anyFreePort())).toEqual(chosen);
});

test("a directory from before a stand-in existed gets a port for it, and keeps the others", async () => {
  const file = newFile();
  const { sentry: _new, ...older } = await localPorts(file, await anyFreePort());
  writeFileSync(file, JSON.stringify(older));
  const ports = await localPorts(file, await anyFreePort());
  expect(ports).toMatchObject(older);
  expect(ports.sentry).toBeGreaterThan(0);
  expect(await localPorts(file, await anyFreePort())).toEqual(ports);
});

test("a wished port that is taken is left alone on the first start", async () => {
  const front = await anyFreePort();
  await take(front + 2).catch(() => {});
  expect((await localPorts(newFile(), front)).cloudinary).not.toBe(front + 2);
});

test("a kept port that somebody took is named together with the file that keeps it", async () => {
  const file = newFile();
  const { resend } = await localPorts(file, await anyFreePort());
  await take(resend);
  await expect(localPorts(file, 4000)).rejects.toThrow(
    new RegExp(`Port ${resend}, which the local resend uses.*ports\\.json`),
  );
});

test.each(["80.5", "abc", "-1", "0", "70000"])("PORT=%s is refused", (text) => {
  expect(() => frontPort(text)).toThrow(/PORT must be a number/);
});
