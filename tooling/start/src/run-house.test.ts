import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

function house(live: string): ChildProcess {
  const file = join(mkdtempSync(join(tmpdir(), "vitrina-house-")), "house.mjs");
  writeFileSync(
    file,
    `import { runHouse } from ${at("./run-house.ts")}; import { Trouble } from ${at("./trouble.ts")}; runHouse(async (house) => { ${live} });`,
  );
  return spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "pipe"] });
}

async function endOf(process: ChildProcess) {
  const said = { out: "", err: "" };
  process.stdout?.on("data", (text) => (said.out += text));
  process.stderr?.on("data", (text) => (said.err += text));
  const [code] = await once(process, "close");
  return { code, ...said };
}

const TWO_ROOMS = `house.closing(() => console.log("database closed")); house.closing(() => console.log("API closed"));`;

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s closes what was opened, the last first, and ends well",
  async (signal) => {
    const running = house(`${TWO_ROOMS} console.log("open"); await new Promise((done) => setTimeout(done, 60_000));`);
    const ending = endOf(running);
    await once(running.stdout ?? running, "data");
    running.kill(signal);
    expect(await ending).toEqual({ code: 0, out: "open\nAPI closed\ndatabase closed\n", err: "" });
  },
);

test("trouble is one line without a stack, and what was open is closed", async () => {
  const ended = await endOf(house(`${TWO_ROOMS} throw new Trouble("The port is taken: choose another.");`));
  expect(ended).toEqual({ code: 1, out: "API closed\ndatabase closed\n", err: "The port is taken: choose another.\n" });
});

test("a bug keeps its stack", async () => {
  const { code, err } = await endOf(house(`throw new TypeError("unforeseen");`));
  expect(code).toBe(1);
  expect(err).toMatch(/TypeError: unforeseen\n {4}at /);
});

test("an unknown option is one line too", async () => {
  const { code, err } = await endOf(
    house(`(await import("node:util")).parseArgs({ args: ["--nonsense"], options: {} });`),
  );
  expect(code).toBe(1);
  expect(err.trim().split("\n")).toHaveLength(1);
});
