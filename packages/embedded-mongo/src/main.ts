#!/usr/bin/env node
import { parseArgs } from "node:util";
import { startEmbeddedMongo } from "./index.ts";

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readArguments(): { port: number; data: string | undefined } {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, data: { type: "string" } } });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      fail(`--port must be a number from 0 to 65535, not ${values.port}`);
    return { port, data: values.data };
  } catch (fault) {
    return fail(
      `${fault instanceof Error ? fault.message : String(fault)}\nUsage: embedded-mongo [--port N] [--data DIR]`,
    );
  }
}

const { port, data } = readArguments();
try {
  const server = await startEmbeddedMongo({
    port,
    ...(data === undefined ? {} : { dataDir: data }),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.stdout.write(`${server.uri}\n`);
} catch (fault) {
  fail(fault instanceof Error ? fault.message : String(fault));
}
