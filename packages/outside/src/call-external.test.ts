import { describe, expect, test } from "vitest";
import { type Budget, type CallReport, callExternal, type ExternalCall } from "./call-external.ts";
import { ExternalError } from "./external-error.ts";
import { failureFromStatus, networkFailure } from "./failure-from-status.ts";
import { redact } from "./redact.ts";

const BUDGET: Budget = { attemptMs: 200, attempts: 3, totalMs: 2_000, firstWaitMs: 2, longestWaitMs: 5 };

function calling<T>(
  attempt: ExternalCall<T>["attempt"],
  rest: Partial<Omit<ExternalCall<T>, "service" | "op">> = {},
): Promise<T> {
  return callExternal({
    service: "cloudinary",
    op: "find",
    budget: BUDGET,
    repeatable: true,
    attempt,
    explain: (thrown) =>
      typeof thrown === "number" ? failureFromStatus(thrown, `status ${thrown}`) : networkFailure("cut"),
    ...rest,
  });
}

async function errorOf(call: Promise<unknown>): Promise<ExternalError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof ExternalError)) throw new Error("no ExternalError was thrown");
  return outcome;
}

describe("callExternal", () => {
  test("a passing failure is tried again and the answer of the later attempt is given", async () => {
    const seen: number[] = [];
    const answer = await calling(async (_signal, number) => {
      seen.push(number);
      if (number < 3) throw 503;
      return "done";
    });
    expect({ answer, seen }).toEqual({ answer: "done", seen: [1, 2, 3] });
  });

  test.each([400, 401, 403, 404, 409, 413])("a %i is never tried again", async (status) => {
    const error = await errorOf(
      calling(async () => {
        throw status;
      }),
    );
    expect(error).toMatchObject({ attempts: 1, httpStatus: status, retryable: false, outcomeUnknown: false });
  });

  test("what may have happened is not repeated unless repeating does no harm", async () => {
    const error = await errorOf(
      calling(
        async () => {
          throw new Error("reset");
        },
        { repeatable: false },
      ),
    );
    expect(error).toMatchObject({ attempts: 1, kind: "network", outcomeUnknown: true });
  });

  test("a refused connection is repeated even then, because nothing was sent", async () => {
    const error = await errorOf(
      calling(
        async () => {
          throw new Error("refused");
        },
        { repeatable: false, explain: () => networkFailure("refused", "ECONNREFUSED") },
      ),
    );
    expect(error).toMatchObject({ attempts: 3, outcomeUnknown: false });
  });

  test("an attempt that never settles ends at its deadline, as a timeout, with its signal aborted", async () => {
    const signals: AbortSignal[] = [];
    const startedAt = performance.now();
    const error = await errorOf(
      calling(
        (signal) => {
          signals.push(signal);
          return new Promise(() => {});
        },
        { budget: { ...BUDGET, attemptMs: 50, attempts: 2 } },
      ),
    );
    expect(error).toMatchObject({ kind: "timeout", attempts: 2, outcomeUnknown: true });
    expect(performance.now() - startedAt).toBeLessThan(600);
    expect(signals.map((signal) => signal.aborted)).toEqual([true, true]);
  });

  test("the whole never takes longer than its budget, however patient each attempt is", async () => {
    const startedAt = performance.now();
    await errorOf(
      calling(() => new Promise(() => {}), { budget: { ...BUDGET, attemptMs: 5_000, totalMs: 120, attempts: 9 } }),
    );
    expect(performance.now() - startedAt).toBeLessThan(600);
  });

  test("a wait that the other side asks for and that does not fit the budget ends the call at once", async () => {
    const error = await errorOf(
      calling(
        async () => {
          throw 429;
        },
        { explain: () => ({ ...failureFromStatus(429, "slow down"), retryAfterMs: 60_000 }) },
      ),
    );
    expect(error).toMatchObject({ attempts: 1, kind: "rate_limited", retryAfterMs: 60_000 });
  });

  test("the caller's own abort ends it without another attempt", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const error = await errorOf(calling(() => new Promise(() => {}), { signal: stop.signal }));
    expect(error.attempts).toBe(1);
  });

  test("every finished call is reported once, with what it took", async () => {
    const reports: CallReport[] = [];
    const onCall = (report: CallReport) => void reports.push(report);
    await calling(async () => 1, { onCall });
    await errorOf(
      calling(
        async () => {
          throw 401;
        },
        { onCall },
      ),
    );
    expect(reports).toMatchObject([
      { ok: true, attempts: 1 },
      { ok: false, attempts: 1, kind: "auth", httpStatus: 401 },
    ]);
  });
});

test("redaction leaves no given secret and nothing that looks like one", () => {
  const told = redact(
    "GET https://key:canary@api/x?api_key=123&signature=abcdef12 Authorization: Bearer re_abc123456 canary-2 s--Ai4Znfl3--",
    ["canary-2"],
  );
  for (const secret of ["canary", "123&", "abcdef12", "re_abc123456", "Ai4Znfl3"]) expect(told).not.toContain(secret);
});
