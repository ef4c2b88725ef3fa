import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openDataDirectory } from "./data-directory.ts";
import { Trouble } from "./trouble.ts";

const emptyPlace = () => join(mkdtempSync(join(tmpdir(), "vitrina-data-")), "data");

test("one directory serves one Vitrina at a time, and says who has it", async () => {
  const path = emptyPlace();
  const first = openDataDirectory(path);

  await expect(openInAnotherProcess(path)).rejects.toThrow(new RegExp(`already works on .*process ${process.pid}`));

  first.release();
  await expect(openInAnotherProcess(path)).resolves.toBe("opened");
});

test("a killed holder leaves nothing behind that would keep the next one out", async () => {
  const path = emptyPlace();
  await expect(openInAnotherProcess(path, 'process.kill(process.pid, "SIGKILL")')).rejects.toThrow();
  expect(existsSync(join(path, "in-use.json"))).toBe(true);
  openDataDirectory(path).release();
});

test("a place that cannot be a directory is trouble, not a fault", () => {
  const file = join(mkdtempSync(join(tmpdir(), "vitrina-data-")), "file");
  writeFileSync(file, "");
  expect(() => openDataDirectory(file)).toThrow(Trouble);
  expect(() => openDataDirectory(file)).toThrow(/Cannot write to .*VITRINA_DATA/);
});

async function openInAnotherProcess(path: string, then = 'console.log("opened")'): Promise<string> {
  const program = `import { openDataDirectory } from ${JSON.stringify(new URL("./data-directory.ts", import.meta.url).href)};
    openDataDirectory(${JSON.stringify(path)}); ${then}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  return stdout.trim();
}
