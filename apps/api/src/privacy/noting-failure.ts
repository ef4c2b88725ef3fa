import type { Ports } from "../ports.ts";

/** Notes at the request what stood in its way, for those who answer for it; trying again is the worker's. */
export async function notingFailure(
  { privacy }: Pick<Ports, "privacy">,
  { requestId, signal }: { requestId: string; signal: AbortSignal },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // A process that is told to stop has not failed, and a note that fails must not hide why the work did.
    if (!signal.aborted) await privacy.noteFailure(requestId, said).catch(() => undefined);
    throw error;
  }
}
