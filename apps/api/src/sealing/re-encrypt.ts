import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import type { Ports } from "../ports.ts";
import type { SecurityRun } from "../security/security-runs.store.ts";
import type { SealedRow } from "./sealed-rows.store.ts";
import { isSealedText } from "./sealed-second-factor.ts";
import { SealError } from "./sealer.ts";

type Needs = Pick<Ports, "sealedRows" | "sealer" | "securityRuns" | "now">;

const AT_ONCE = 100;
const PASSES = 3;
const FINDINGS_MAX = 100;

/**
 * Seals everything with the newest key that is not sealed with it yet. Can be stopped and begun again at any time: what is
 * done stays done. An edit that comes between wins; its row is looked at again. What does not open is left as it is and told.
 */
export async function reEncrypt(ctx: Needs, stopping: () => boolean = () => false): Promise<SecurityRun> {
  const startedAt = ctx.now();
  const findings: { place: string; id: string; kind: string }[] = [];
  let [resealed, meanwhile, unopened] = [0, 0, 0];
  for (const place of ctx.sealedRows.places) {
    for (let pass = 0; pass < PASSES; pass += 1) {
      let lost = 0;
      let after: string | null = null;
      while (!stopping()) {
        const rows: SealedRow[] = await ctx.sealedRows.notSealedWith(place, ctx.sealer.newest, after, AT_ONCE);
        for (const row of rows) {
          const texts = resealedTexts(ctx, place, row);
          if (texts instanceof SealError) {
            if (pass > 0) continue;
            unopened += 1;
            if (findings.length < FINDINGS_MAX) findings.push({ place, id: row.id, kind: texts.kind });
          } else if (await ctx.sealedRows.replaceIfStill(place, row, texts)) resealed += 1;
          else lost += 1;
        }
        after = rows.at(-1)?.id ?? null;
        if (rows.length < AT_ONCE) break;
      }
      meanwhile += lost;
      if (lost === 0) break;
    }
  }
  const run: SecurityRun = {
    kind: "re-encryption",
    startedAt,
    finishedAt: ctx.now(),
    isGood: unopened === 0 && !stopping(),
    findings,
    counts: { resealed, meanwhile, unopened },
  };
  await ctx.securityRuns.keep(run);
  return run;
}

function resealedTexts(
  { sealer }: Needs,
  place: string,
  { boundTo, texts }: SealedRow,
): Record<string, string> | SealError {
  const collection = place.split(".")[0] ?? place;
  try {
    return Object.fromEntries(
      Object.entries(texts).map(([field, text]) => {
        const at = { collection, id: boundTo, field };
        return [field, sealer.seal(at, isSealedText(text) ? sealer.open(at, text) : text)];
      }),
    );
  } catch (error) {
    if (error instanceof SealError) return error;
    throw error;
  }
}

export const reEncryptJob = jobKind({
  payload: z.object({}),
  everyMs: 24 * 60 * 60_000,
  limitMs: 30 * 60_000,
  attempts: 3,
  run: async (ctx, { signal }) => void (await reEncrypt(ctx, () => signal.aborted)),
});
