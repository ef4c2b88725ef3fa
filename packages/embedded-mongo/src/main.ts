#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import { parseArgs } from "node:util";
import type { EmbeddedMongoOptions } from "./index.ts";

// Most of a start is compiling; only what is imported after this line is kept compiled for the next start.
enableCompileCache();
const { startEmbeddedMongo } = await import("./index.ts");

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const USAGE = "Usage: embedded-mongo [--port N] [--data DIR] [--host ADDRESS --user NAME --password-file FILE]";

function readArguments(): EmbeddedMongoOptions {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      options: { port: text, data: text, host: text, user: text, "password-file": text },
    });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      fail(`--port must be a number from 0 to 65535, not ${values.port}`);
    const file = values["password-file"];
    if ((values.user === undefined) !== (file === undefined)) fail(`--user and --password-file go together.\n${USAGE}`);
    return {
      port,
      ...(values.data === undefined ? {} : { dataDir: values.data }),
      ...(values.host === undefined ? {} : { host: values.host }),
      ...(values.user === undefined || file === undefined
        ? {}
        : { credentials: { user: values.user, password: readFileSync(file, "utf8").trimEnd() } }),
    };
  } catch (fault) {
    return fail(`${fault instanceof Error ? fault.message : String(fault)}\n${USAGE}`);
  }
}

const options = readArguments();
try {
  const server = await startEmbeddedMongo({ ...options, log: (line) => process.stderr.write(`${line}\n`) });
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.stdout.write(`${server.uri}\n`);
  // Now, for a killed process does not come to keep it at its end.
  flushCompileCache();
} catch (fault) {
  fail(fault instanceof Error ? fault.message : String(fault));
}
