import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { Long, MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../index.ts";

test("with a password only those who know it are served", async () => {
  const server = await startEmbeddedMongo({ credentials: { user: "ana", password: "pa:ss w/örd" } });
  const client = await MongoClient.connect(server.uriFor("t"));
  expect(await client.db().command({ count: "x" })).toMatchObject({ n: 0 });
  await client.close();
  const wrong = new MongoClient(server.uri.replace(/:[^:@/]+@/, ":wrong@"));
  await expect(wrong.db("t").command({ count: "x" })).rejects.toMatchObject({ code: 18 });
  await wrong.close();
  const nobody = new MongoClient(server.uri.replace(/\/\/[^@]+@/, "//"));
  await expect(nobody.db("t").command({ count: "x" })).rejects.toMatchObject({ code: 13, codeName: "Unauthorized" });
  await nobody.close();
  await server.close();
});

test.each(["0.0.0.0", "::", "127.0.0.1.example"])("%s is not served without a password", async (host) => {
  await expect(startEmbeddedMongo({ host })).rejects.toThrow(/needs a user and a password/);
});

test("an empty password is none", async () => {
  const credentials = { user: "ana", password: "" };
  await expect(startEmbeddedMongo({ host: "0.0.0.0", credentials })).rejects.toThrow(/may not be empty/);
});

test("unless told otherwise it answers on this machine's own address only", async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === "IPv4" && !one.internal);
  const server = await startEmbeddedMongo();
  // A machine without a network has no other address to be reached at; 127.0.0.2 is as little the one listened on.
  const socket = connect(server.port, outside?.address ?? "127.0.0.2");
  const [fault] = await once(socket, "error").catch((one) => [one]);
  expect(fault).toMatchObject({ code: "ECONNREFUSED" });
  await server.close();
});

test("before a sign-in nothing can be read or written, whatever is tried", async () => {
  const server = await startEmbeddedMongo({ credentials: { user: "ana", password: "secret" } });
  const nobody = new MongoClient(server.uri.replace(/\/\/[^@]+@/, "//"));
  const attempts = [
    { find: "c" },
    { insert: "c", documents: [{ _id: 1 }] },
    { aggregate: "c", pipeline: [{ $documents: [{ a: 1 }] }], cursor: {} },
    { listDatabases: 1 },
    { getMore: Long.fromNumber(1), collection: "c" },
    { killCursors: "c", cursors: [Long.fromNumber(1)] },
    { serverStatus: 1 },
    { dropDatabase: 1 },
  ];
  for (const attempt of attempts) {
    await expect(nobody.db("admin").command(attempt)).rejects.toMatchObject({ codeName: "Unauthorized" });
  }
  await nobody.close();
  await server.close();
});
