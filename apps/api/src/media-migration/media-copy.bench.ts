import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { controlOf } from "@vitrina/sandbox";
import { type OldHouse, openOldHouse } from "./old-house.test-kit.ts";

const ATONCE = 8;
const LATENCY_MS = 150;
const DOCUMENTS = 2_400;
const FILM_MB = 400;
const WIDE = { documents: 300, seed: 5, largeFilmMegabytes: FILM_MB };

type Row = { name: string; value: number; unit: string; note: string; aim?: { atLeast: number } | { atMost: number } };

/**
 * The move's copy against a stand-in that takes 150 ms for every request: how much of what eight at once allow it reaches, how
 * long a run takes that was cut off half-way, and how much memory it holds with a film of 400 MB in GridFS.
 *
 * @throws when a run does not end well, or stores anything but every content
 */
export async function mediaCopyBench(): Promise<Row[]> {
  return [...(await memory()), ...(await throughput())];
}

async function throughput(): Promise<Row[]> {
  const house = await openOldHouse({ documents: DOCUMENTS, seed: 9 });
  try {
    await controlOf(house.sandbox.cloudinary.origin).arm({ fault: `slow:${LATENCY_MS}`, match: { method: "POST" } });
    const whole = await copied(house);
    const allowed = ATONCE / (LATENCY_MS / 1_000);

    await ended(house.run("rollback"));
    await controlOf(house.sandbox.cloudinary.origin).reset();
    await controlOf(house.sandbox.cloudinary.origin).arm({ fault: `slow:${LATENCY_MS}`, match: { method: "POST" } });
    await house.kill("copy", (whole.seconds * 1_000) / 2);
    const before = (await house.stored()).length;
    const rest = await copied(house);
    const shareLeft = 1 - before / whole.files;
    return [
      {
        name: "copy, of what 8 uploads at once allow",
        value: (100 * whole.files) / whole.seconds / allowed,
        unit: "%",
        note: `${whole.files} files in ${whole.seconds.toFixed(1)} s = ${(whole.files / whole.seconds).toFixed(1)}/s of ${allowed.toFixed(1)}/s`,
        aim: { atLeast: 85 },
      },
      {
        name: "time of a resumed copy over its share of the files",
        value: rest.seconds / whole.seconds / shareLeft,
        unit: "×",
        note: `${rest.files} of ${whole.files} files were left: ${rest.seconds.toFixed(1)} s of ${whole.seconds.toFixed(1)} s`,
        aim: { atMost: 1.25 },
      },
    ];
  } finally {
    await house.close();
  }
}

async function memory(): Promise<Row[]> {
  const house = await openOldHouse(WIDE);
  try {
    const rows: Row[] = [];
    for (const phase of ["plan", "copy", "verify"]) {
      const { child, ended: over } = house.start(phase);
      let peak = 0;
      const ending = ended(over);
      while ((await Promise.race([ending.then(() => "over"), wait(50, "on")])) === "on")
        peak = Math.max(peak, peakOf(child.pid));
      rows.push({
        name: `peak memory of ${phase} with a film of ${FILM_MB} MB`,
        value: peak,
        unit: "MB",
        note: "the most the process ever held, as the system counts it",
        aim: { atMost: 250 },
      });
    }
    return rows;
  } finally {
    await house.close();
  }
}

/** From the first file under way to the last one stored, so that loading the program is not counted. */
async function copied(house: OldHouse): Promise<{ files: number; seconds: number }> {
  const logs = () => readdirSync(house.out).filter((name) => name.endsWith("-copy.jsonl"));
  const before = new Set(logs());
  await ended(house.run("copy", "--concurrency", `${ATONCE}`));
  const [log] = logs().filter((name) => !before.has(name));
  const lines = readFileSync(join(house.out, log ?? ""), "utf8")
    .split("\n")
    .filter((line) => line.includes('"stored"'));
  const events = lines.map((line): { at: string; ms: number } => JSON.parse(line));
  const starts = events.map(({ at, ms }) => Date.parse(at) - ms);
  const ends = events.map(({ at }) => Date.parse(at));
  return { files: events.length, seconds: (Math.max(...ends) - Math.min(...starts)) / 1_000 };
}

async function ended(run: ReturnType<OldHouse["run"]>): Promise<void> {
  const { code, output } = await run;
  if (code !== 0) throw new Error(`It ended with ${code}:\n${output}`);
}

function peakOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return (Number(kilobytes ?? 0) * 1_024) / 1_000_000;
  } catch {
    return 0;
  }
}
