import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { describe, expect, test } from "vitest";

const SIZE_MAX_KB = 16;
const room = fileURLToPath(new URL("..", import.meta.url));

/** What a web page would load for the client, and which files went into it. */
async function bundled(): Promise<{ code: string; files: string[] }> {
  const outcome = await build({
    root: room,
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry: join(room, "src/index.ts"), formats: ["es"], fileName: "client" } },
  });
  const [first] = Array.isArray(outcome) ? outcome : [outcome];
  if (!first || !("output" in first)) throw new Error("Nothing was built.");
  const chunks = first.output.filter((file) => file.type === "chunk");
  return { code: chunks.map(({ code }) => code).join("\n"), files: chunks.flatMap(({ moduleIds }) => moduleIds) };
}

describe("the client leaves the server at home", () => {
  test("no line of the server, the database or the rules is in its code, and it stays small", async () => {
    const { code, files } = await bundled();
    expect(files.some((file) => file.includes("packages/client/src/persist.ts"))).toBe(true);
    const foreign = files.filter((file) => /\/(apps|prisma|tooling)\/|\/packages\/(?!client\/)/.test(file));
    expect(foreign).toEqual([]);
    expect([...librariesIn(files)].sort()).toEqual(["@trpc/client", "@trpc/server", "copy-anything", "superjson"]);
    expect(gzipSync(code).byteLength / 1_000).toBeLessThan(SIZE_MAX_KB);
  });

  test("its types bring neither Prisma, nor the driver, nor Fastify, nor any source of the server", async () => {
    const files = await filesCompiledFor(join(room, "src/index.ts"));
    expect(files.some((file) => file.endsWith("apps/api/dist/trpc/router.d.ts"))).toBe(true);
    expect(files.filter((file) => file.includes("/apps/") && !file.endsWith(".d.ts"))).toEqual([]);
    const ours = [...librariesIn(files)].filter((library) => !NAMED_BY_TRPC.includes(library));
    expect(ours.sort()).toEqual(["@trpc/client", "@trpc/server", "superjson", "zod"]);
  });
});

/** tRPC's own types name `ws`, whose types lean on Node's, wherever those are installed. */
const NAMED_BY_TRPC = ["@types/node", "@types/ws", "buffer", "undici-types"];

const librariesIn = (files: readonly string[]): Set<string> =>
  new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));

/** Every file the compiler reads for somebody who imports this one, its own library of types left out. */
async function filesCompiledFor(entry: string): Promise<string[]> {
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const settings = "--ignoreConfig --listFilesOnly --module preserve --target es2024 --lib es2024,dom";
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [compiler, ...settings.split(" "), "--noEmit", "--allowImportingTsExtensions", "--skipLibCheck", entry],
    { maxBuffer: 10_000_000 },
  );
  return stdout.split("\n").filter((file) => file !== "" && !/typescript[^/]*\/lib\/lib\./.test(file));
}
