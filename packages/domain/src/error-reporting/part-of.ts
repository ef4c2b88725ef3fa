import type { ReportingLoss, ReportingMark, ReportingPart, ReportingSource } from "./reporting-state.ts";

/** A running program says three times a minute that it reports. */
const SILENT_MS = 90_000;

/** How the reporting of one part stands at an instant. */
export function partOf(
  source: ReportingSource,
  { mark, losses, now }: { mark: ReportingMark | undefined; losses: readonly ReportingLoss[]; now: Date },
): ReportingPart {
  const signedAt = mark?.signedAt ?? null;
  const quietUntil = mark?.quietUntil ?? null;
  return {
    source,
    isOn: signedAt !== null && now.getTime() - signedAt.getTime() <= SILENT_MS,
    release: mark?.release ?? null,
    environment: mark?.environment ?? null,
    lastSent: mark?.lastSent ?? null,
    lastCheck: mark?.lastCheck ?? null,
    quietUntil: quietUntil !== null && quietUntil > now ? quietUntil : null,
    losses: [...losses].sort((one, other) => other.count - one.count),
  };
}
