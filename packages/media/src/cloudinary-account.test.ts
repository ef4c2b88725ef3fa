import { createServer, type Server } from "node:http";
import { inspect } from "node:util";
import { v2 as sdk } from "cloudinary";
import { afterEach, beforeEach, expect, test } from "vitest";
import { credentialOptions, overOwnConnection } from "./cloudinary-account.ts";
import type { CloudinaryCredentials } from "./cloudinary-credentials.ts";

let server: Server;
let account: CloudinaryCredentials;
let lineCut: Promise<void>;

beforeEach(async () => {
  const cut = Promise.withResolvers<void>();
  lineCut = cut.promise;
  server = createServer((request, response) => {
    if (request.url?.includes("/ping")) response.writeHead(401).end('{"error":{"message":"no"}}');
    if (request.url?.includes("/null")) response.writeHead(200).end("null");
  });
  server.on("connection", (socket) => socket.once("close", () => cut.resolve()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  const apiBase = `http://127.0.0.1:${address.port}`;
  account = { cloudName: "demo", apiKey: "key", apiSecret: "c4n4ry-raw", apiBase };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test("the SDK speaks http to an http address although it was loaded for https", async () => {
  const asked = overOwnConnection(account, new AbortController().signal, (agent) =>
    sdk.api.ping({ ...credentialOptions(account), agent }),
  );
  await expect(asked).rejects.toMatchObject({ error: { http_code: 401 } });
});

test("even the SDK's raw error has lost the secret", async () => {
  const raw: unknown = await overOwnConnection(account, new AbortController().signal, (agent) =>
    sdk.api.ping({ ...credentialOptions(account), agent }),
  ).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(raw).toBeDefined();
  expect(inspect(raw, { depth: 9 })).not.toContain("c4n4ry-raw");
});

test("a deadline cuts the line, so that nothing stays open behind it", async () => {
  const deadline = new AbortController();
  const asked = overOwnConnection(account, deadline.signal, (agent) =>
    sdk.api.resource("silent", { ...credentialOptions(account), agent }),
  );
  setTimeout(() => deadline.abort(), 50);
  await expect(asked).rejects.toMatchObject({ code: "ECONNRESET" });
  await lineCut;
});

test("an answer that the SDK breaks on fails the call and not the process", async () => {
  const asked = overOwnConnection(account, new AbortController().signal, (agent) =>
    sdk.api.resource("null", { ...credentialOptions(account), agent }),
  );
  await expect(asked).rejects.toMatchObject({ http_code: 502 });
});
