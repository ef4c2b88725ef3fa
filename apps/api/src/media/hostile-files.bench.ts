import { monitorEventLoopDelay } from "node:perf_hooks";
import { endlessFiles, hostileFiles, offerAll } from "./hostile-files.test-kit.ts";
import { startMediaApi } from "./sandbox-api.test-kit.ts";
import { standInApart } from "./stand-in-apart.test-kit.ts";

const COUNT = 500;

type Row = { name: string; value: number; unit: string; note: string; aim?: { atMost: number } };

/**
 * How long the API keeps others waiting while five hundred hostile files come in, five of them of nine megabytes that never
 * come to an end. Whoever sends them shares its loop, and so does the database; the stand-in has its own.
 *
 * @throws when a file was accepted or refused wrongly
 */
export async function hostileFilesBench(): Promise<Row[]> {
  const files = [...(await hostileFiles(COUNT - 5)), ...endlessFiles(9_000_000)];
  const house = await startMediaApi(standInApart);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  try {
    await offerAll(house, files.slice(0, 28));
    delay.enable();
    const { said, wrong } = await offerAll(house, files.slice(28));
    delay.disable();
    if (wrong.length > 0) throw new Error(wrong.join("\n"));
    const accepted = said.accepted ?? 0;
    return [
      {
        name: "longest wait of the event loop",
        value: delay.max / 1e6,
        unit: "ms",
        note: `${files.length} files, ${accepted} accepted; 99.9 % waited at most ${(delay.percentile(99.9) / 1e6).toFixed(0)} ms`,
        aim: { atMost: 200 },
      },
    ];
  } finally {
    await house.close();
  }
}
