import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { startEmbeddedMongo } from "@vitrina/embedded-mongo";

const { values } = parseArgs({ options: { data: { type: "string" }, port: { type: "string" } } });
if (values.data === undefined) throw new Error("database-process needs --data DIR");

mkdirSync(values.data, { recursive: true });
const database = await startEmbeddedMongo({
  dataDir: values.data,
  port: Number(values.port ?? 0),
  log: (line) => console.error(line),
});

process.once("SIGTERM", () => void database.close().then(() => process.exit(0)));
process.send?.({ url: database.uriFor("vitrina") });
