import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedMongo } from "@vitrina/embedded-mongo";
import { type ChildProgram, startProgram } from "./child-program.ts";

/** The embedded database in a process of its own, on a data directory that goes with it. `origin` names database `bench`. */
export async function startEmbeddedDatabase(): Promise<ChildProgram> {
  const dataDir = mkdtempSync(join(tmpdir(), "vitrina-bench-"));
  const program = await startProgram({ file: new URL(import.meta.url), args: [dataDir] });
  return {
    ...program,
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

if (import.meta.main) {
  const [, , dataDir = ""] = process.argv;
  const server = await startEmbeddedMongo({ dataDir });
  process.send?.({ origin: server.uriFor("bench") });
}
