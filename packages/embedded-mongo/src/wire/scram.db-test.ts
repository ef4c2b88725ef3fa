import { MongoClient } from "mongodb";
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

test("a network is not served without a password", async () => {
  await expect(startEmbeddedMongo({ host: "0.0.0.0" })).rejects.toThrow(/needs a user and a password/);
});
