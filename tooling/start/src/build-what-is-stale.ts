import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRepository } from "./repository.ts";
import { Trouble } from "./trouble.ts";

const BUILT = ["apps/admin/dist/index.html", "apps/creator/dist/index.html"];
const SOURCES = ["apps", "packages", "prisma/contract.json", "package-lock.json", "turbo.json", "tooling/typescript"];
const LEFT_OUT = new Set(["node_modules", "dist", "source-maps", ".turbo", ".data", ".git"]);
const STAMP = "node_modules/.cache/vitrina/build-stamp";

/**
 * Builds both web apps when anything they are made of has changed since the last build. A stamp over paths, sizes and times
 * answers the usual case in milliseconds, without starting turbo.
 */
export async function buildWhatIsStale(say: (line: string) => void): Promise<void> {
  const stamp = stampOf(inRepository("."), SOURCES);
  const kept = inRepository(STAMP);
  if (isBuilt() && existsSync(kept) && readFileSync(kept, "utf8") === stamp) return;
  say("Building the web apps …");
  await turboBuild();
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, stamp);
}

/** Builds the web apps when they were never built: the server refuses to start without them, even where Vite answers instead. */
export async function buildWhatIsMissing(say: (line: string) => void): Promise<void> {
  if (!isBuilt()) await buildWhatIsStale(say);
}

function isBuilt(): boolean {
  return BUILT.every((file) => existsSync(inRepository(file)));
}

/** Changes whenever a file under `sources` appears, disappears or is written. */
export function stampOf(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    const file = statSync(join(root, path), { throwIfNoEntry: false });
    if (!file) return;
    if (!file.isDirectory()) return void hash.update(`${path}\0${file.size}\0${file.mtimeMs}\n`);
    for (const name of readdirSync(join(root, path)).sort()) if (!LEFT_OUT.has(name)) visit(join(path, name));
  };
  for (const source of sources) visit(source);
  return hash.digest("hex");
}

function turboBuild(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const turbo = spawn(
    inRepository("node_modules/.bin/turbo"),
    ["run", "build", "--filter=@vitrina/admin", "--filter=@vitrina/creator", "--output-logs=errors-only", "--no-color"],
    {
      cwd: inRepository("."),
      env: {
        ...process.env,
        NODE_ENV: "production",
        DO_NOT_TRACK: "1",
        TURBO_TELEMETRY_DISABLED: "1",
        TURBO_NO_UPDATE_NOTIFIER: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const stream of [turbo.stdout, turbo.stderr]) stream.on("data", (text) => (said += text));
  turbo.once("error", (error) => reject(new Trouble(`The build could not be started: ${error.message}`)));
  turbo.once("exit", (code) =>
    code === 0 ? resolve() : reject(new Trouble(`${said.trimEnd()}\nThe build failed: see above.`)),
  );
  return promise;
}
