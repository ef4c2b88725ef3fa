import { type Collection, type Db, type Document, MongoClient, type MongoClientOptions, type ObjectId } from "mongodb";
import { afterAll, beforeAll } from "vitest";
import { type EmbeddedMongo, startEmbeddedMongo } from "./index.ts";

/** Any document at all. */
export interface Thing extends Document {
  _id: number | string | ObjectId;
}

export type Things = Collection<Thing>;

/** For tests: a server in memory and a client on it, for the length of one test file. */
export function testServer(options: MongoClientOptions = {}): {
  client: () => MongoClient;
  db: () => Db;
  things: (name: string) => Things;
  server: () => EmbeddedMongo;
} {
  let running: { server: EmbeddedMongo; client: MongoClient } | null = null;
  const faults: string[] = [];
  beforeAll(async () => {
    const server = await startEmbeddedMongo({ log: (line) => line.startsWith("connection ") || faults.push(line) });
    running = { server, client: await MongoClient.connect(server.uri, options) };
  });
  afterAll(async () => {
    await running?.client.close();
    await running?.server.close();
    if (faults.length > 0) throw new Error(`the server met faults of its own:\n${faults.join("\n")}`);
  });
  const current = (): { server: EmbeddedMongo; client: MongoClient } => {
    if (!running) throw new Error("the server is not running yet");
    return running;
  };
  return {
    client: () => current().client,
    db: () => current().client.db("test"),
    things: (name) => current().client.db("test").collection<Thing>(name),
    server: () => current().server,
  };
}
