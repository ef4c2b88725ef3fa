import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@vitrina/api/router";
import { describe, expect, test, vi } from "vitest";
import { createQueryClient, failureOf, refusalOf, wrongFieldsOf } from "./react.ts";

type Data = Partial<NonNullable<TRPCClientError<AppRouter>["data"]>>;

function answered(status: number, data: object | undefined) {
  const response = new Response(null, { status });
  return TRPCClientError.from<AppRouter>(
    { error: { message: "no", code: -32_600, data } } as Parameters<typeof TRPCClientError.from<AppRouter>>[0],
    { meta: { response } },
  );
}

const refused = (reason: string, status = 409) =>
  answered(status, {
    code: "CONFLICT",
    httpStatus: status,
    refusal: { code: "changed-meanwhile", reason, facts: { left: 0 } },
    issues: null,
  } satisfies Record<keyof Data | string, unknown>);

describe("what a failed request comes down to", () => {
  test("a refusal keeps its reason and facts", () => {
    expect(failureOf(refused("no-slots-left"))).toEqual({
      kind: "refusal",
      reason: "no-slots-left",
      facts: { left: 0 },
    });
  });

  test("a reason this app has no sentence for yet is a fault, not a crash", () => {
    const error = refused("invented-tomorrow");
    expect(refusalOf(error)).toBeNull();
    expect(failureOf(error)).toEqual({ kind: "fault", requestId: null });
  });

  test("a fault carries the code that support needs", () => {
    expect(failureOf(answered(500, { code: "INTERNAL_SERVER_ERROR", requestId: "r-1", refusal: null }))).toEqual({
      kind: "fault",
      requestId: "r-1",
    });
  });

  test("a limit at the door is a refusal, whatever its body says", () => {
    expect(failureOf(answered(429, undefined))).toMatchObject({ kind: "refusal", reason: "too-many-requests" });
  });

  test("no answer at all means no connection", () => {
    expect(failureOf(TRPCClientError.from(new TypeError("Failed to fetch")))).toEqual({ kind: "offline" });
  });

  test("a question of the wrong shape names its fields", () => {
    const issues = [{ code: "too_big", path: ["pitch"] }];
    const error = answered(400, { code: "BAD_REQUEST", refusal: null, issues });
    expect(failureOf(error)).toMatchObject({ kind: "refusal", reason: "invalid-input" });
    expect(wrongFieldsOf(error)).toEqual(issues);
  });

  test("an error of our own making is a fault", () => {
    expect(failureOf(new Error("bug"))).toEqual({ kind: "fault", requestId: null });
  });
});

describe("asking again", () => {
  const ask = async (error: unknown) => {
    const onSignedOut = vi.fn();
    const queries = createQueryClient({ onSignedOut });
    const queryFn = vi.fn().mockRejectedValue(error);
    await queries
      .fetchQuery({ queryKey: ["q"], queryFn, retry: queries.getDefaultOptions().queries?.retry, retryDelay: 0 })
      .catch(() => {});
    return { times: queryFn.mock.calls.length, onSignedOut };
  };

  test("a refusal is an answer and is not asked again", async () => {
    expect((await ask(refused("no-slots-left"))).times).toBe(1);
  });

  test("a fault is asked again twice", async () => {
    expect((await ask(answered(500, { code: "INTERNAL_SERVER_ERROR", refusal: null }))).times).toBe(3);
  });

  test("who is no longer signed in is told to the app, once", async () => {
    expect((await ask(refused("sign-in-needed", 401))).onSignedOut).toHaveBeenCalledTimes(1);
    expect((await ask(refused("no-slots-left"))).onSignedOut).not.toHaveBeenCalled();
  });
});
