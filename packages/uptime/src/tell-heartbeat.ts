import {
  type Budget,
  type CallReport,
  callExternal,
  codeBeneath,
  failureFromStatus,
  networkFailure,
} from "@vitrina/outside";

const BUDGET: Budget = { attemptMs: 5_000, attempts: 2, totalMs: 12_000, firstWaitMs: 300, longestWaitMs: 1_000 };

/**
 * Tells the monitor that something went on happening, at the address it made for that. Whoever knows the address can say
 * so, therefore no error carries it.
 * @throws {ExternalError} when the monitor did not hear it
 */
export function tellHeartbeat(
  address: string,
  { budget = {}, onCall }: { budget?: Partial<Budget>; onCall?: (report: CallReport) => void } = {},
): Promise<void> {
  return callExternal({
    service: "uptimerobot",
    op: "heartbeat",
    budget: { ...BUDGET, ...budget },
    repeatable: true,
    ...(onCall && { onCall }),
    explain: (thrown) =>
      thrown instanceof Unheard
        ? failureFromStatus(thrown.status, `answered ${thrown.status}`)
        : networkFailure("did not answer", codeBeneath(thrown)),
    async attempt(signal) {
      const answer = await fetch(address, { signal, redirect: "error" });
      await answer.body?.cancel();
      if (!answer.ok) throw new Unheard(answer.status);
    },
  });
}

class Unheard extends Error {
  readonly status: number;

  constructor(status: number) {
    super("not heard");
    this.status = status;
  }
}
