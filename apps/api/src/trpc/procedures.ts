import { initTRPC, type TRPC_ERROR_CODE_KEY, type TRPCDefaultErrorShape } from "@trpc/server";
import { middlewareMarker } from "@trpc/server/unstable-core-do-not-import";
import { Refusal, type RefusalCode, type RefusalFacts, type RefusalReason } from "@vitrina/domain";
import { type CreatorScope, doorIncludes, type Permission, roleAllows } from "@vitrina/domain/people";
import superjson from "superjson";
import { ZodError } from "zod";
import type { Context } from "./context.ts";
import { once } from "./once.ts";
import { referenceOf } from "./references.ts";
import { asTrpcError, isFault, refusalIn } from "./refusals.ts";

/** What leaves with every error: never a stack, never the words of a fault. */
export interface ErrorAnswer extends TRPCDefaultErrorShape {
  data: {
    code: TRPC_ERROR_CODE_KEY;
    httpStatus: number;
    path?: string;
    requestId?: string;
    /** Under which code a fault was reported; null when it was none. */
    reference: string | null;
    /** The business saying no, or null when the question was malformed or the fault is ours. */
    refusal: { code: RefusalCode; reason: RefusalReason; facts: RefusalFacts } | null;
    /** Which fields of the input were wrong, and how. */
    issues: { code: string; path: string[] }[] | null;
  };
}

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter({ shape, error, ctx }): ErrorAnswer {
    const refusal = refusalIn(error);
    const fault = isFault(error);
    return {
      ...shape,
      message: fault ? "Something went wrong on our side." : shape.message,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        requestId: ctx?.requestId,
        reference: referenceOf(error),
        refusal: refusal ? { code: refusal.code, reason: refusal.reason, facts: refusal.facts } : null,
        issues:
          error.cause instanceof ZodError
            ? error.cause.issues.slice(0, 20).map(({ code, path }) => ({ code, path: path.map(String) }))
            : null,
      },
    };
  },
});

export const router = t.router;
export const createCaller = t.createCallerFactory;

// next() never throws: tRPC hands failures back as { ok: false }, so a try/catch here would catch nothing.
const refusals = t.middleware(async ({ ctx, path, next }) => {
  const result = await ctx.reporting.within({ name: path, kind: "procedure" }, () => next());
  if (!result.ok) throw asTrpcError(result.error);
  return result;
});

/** Open to visitors. */
export const anyone = t.procedure.use(refusals);

/** Open to whoever is signed in, of either kind and through either door. */
export const signedIn = anyone.use(({ ctx, next }) => {
  if (!ctx.actor) throw new Refusal("unauthenticated", "sign-in-needed");
  return next({ ctx: { actor: ctx.actor } });
});

const noKeys = t.middleware(({ ctx, next }) => {
  if (ctx.actor?.door.by !== "session") throw new Refusal("not-allowed", "session-needed");
  return next();
});

/** Open only to people in a browser: a key can neither make nor end keys. */
export const inPerson = signedIn.use(noKeys);

// A request with an idempotency key is carried out once; its repetitions get the first answer.
const onceByKey = t.middleware(async ({ ctx, type, path, getRawInput, next }) => {
  const { actor, idempotencyKey } = ctx;
  if (type !== "mutation" || !idempotencyKey || !actor) return next();
  const request = { key: `${actor.userId}:${idempotencyKey}`, path, input: await getRawInput() };
  const data = await once(ctx, request, async () => {
    const result = await next();
    // A cause says more than its wrapping (a refusal, a transaction to be tried again), but a malformed question is none.
    if (!result.ok) throw result.error.code === "BAD_REQUEST" ? result.error : (result.error.cause ?? result.error);
    return result.data;
  });
  return { ok: true, data, marker: middlewareMarker };
});

/** Open to the agency's people whose role holds the permission; a key must include it as a scope. */
export const admin = (permission: Permission) =>
  signedIn
    .use(({ ctx, next }) => {
      const { actor } = ctx;
      if (actor.kind !== "admin" || !roleAllows(actor.role, permission)) {
        throw new Refusal("not-allowed", "permission-missing", { permission });
      }
      if (!doorIncludes(actor, permission)) throw new Refusal("not-allowed", "scope-missing", { scope: permission });
      return next({ ctx: { actor } });
    })
    .use(onceByKey);

/** The same, and only in a browser: what must not happen through a key that leaked. */
export const adminInPerson = (permission: Permission) => admin(permission).use(noKeys);

/** Open to creators; a key must include the scope. */
export const creator = (scope: CreatorScope) =>
  signedIn
    .use(({ ctx, next }) => {
      const { actor } = ctx;
      if (actor.kind !== "creator") throw new Refusal("not-allowed", "permission-missing", { permission: "creator" });
      if (!doorIncludes(actor, scope)) throw new Refusal("not-allowed", "scope-missing", { scope });
      return next({ ctx: { actor } });
    })
    .use(onceByKey);

/** The same, and only in a browser. */
export const creatorInPerson = (scope: CreatorScope) => creator(scope).use(noKeys);
