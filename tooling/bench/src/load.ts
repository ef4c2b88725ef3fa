import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import * as z from "zod";

const loadResult = z.object({
  requests: z.object({ average: z.number(), total: z.number() }),
  "2xx": z.number().min(1),
  non2xx: z.literal(0),
  errors: z.literal(0),
  timeouts: z.literal(0),
});

const run = promisify(execFile);
const autocannon = createRequire(import.meta.url).resolve("autocannon");

/**
 * Asks an address again and again from a process of its own.
 *
 * @throws when any request fails or is answered with anything but success
 */
export async function loadOn(
  url: string,
  { connections, seconds, headers = {} }: { connections: number; seconds: number; headers?: Record<string, string> },
): Promise<{ perSecond: number; answered: number }> {
  const asked = Object.entries(headers).flatMap(([name, value]) => ["--headers", `${name}=${value}`]);
  const load = ["--json", "--no-progress", "--connections", `${connections}`, "--duration", `${seconds}`];
  const { stdout } = await run(process.execPath, [autocannon, ...load, ...asked, url]);
  const result = loadResult.parse(JSON.parse(stdout));
  return { perSecond: result.requests.average, answered: result["2xx"] };
}
