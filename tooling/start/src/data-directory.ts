import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { codeOf, Trouble } from "./trouble.ts";

export type DataDirectory = {
  path: string;
  /** A file or folder inside. */
  at: (...names: string[]) => string;
  release: () => void;
};

/**
 * Makes the directory when it is missing and takes it for this process alone, until `release` or the end of the process.
 * The lock is the kernel's, on a file held open by SQLite, so a killed process leaves nothing to clean up.
 *
 * @throws Trouble when it cannot be written, or another Vitrina works on it
 */
export function openDataDirectory(path: string): DataDirectory {
  makeWritable(path);
  const at = (...names: string[]) => join(path, ...names);
  const lock = takeLock(at("in-use.lock"), at("in-use.json"), path);
  writeFileSync(at("in-use.json"), JSON.stringify({ pid: process.pid }));
  return {
    path,
    at,
    release: () => {
      rmSync(at("in-use.json"), { force: true });
      lock.close();
    },
  };
}

function makeWritable(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.X_OK);
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Trouble(
      `Cannot write to ${path} (${codeOf(error) ?? "unknown"}): give yourself the right to write there, or name another directory with VITRINA_DATA.`,
    );
  }
}

function takeLock(file: string, note: string, path: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");
    return lock;
  } catch {
    lock.close();
    throw new Trouble(
      `Vitrina already works on ${path}${holderIn(note)}: stop it first, or name another directory with VITRINA_DATA.`,
    );
  }
}

function holderIn(note: string): string {
  if (!existsSync(note)) return "";
  const { pid } = JSON.parse(readFileSync(note, "utf8"));
  return ` (process ${pid})`;
}
