import { initTRPC } from "@trpc/server";
import { Refusal } from "@vitrina/domain";
import { type CreatorScope, doorIncludes, type Permission, roleAllows } from "@vitrina/domain/people";
import superjson from "superjson";
import { ZodError } from "zod";
import type { Context } from "./context.ts";
import { asTrpcError, isFault, refusalIn } from "./refusals.ts";

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
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

// next() never throws: tRPC hands failures back as { ok: false }, so a try/catch here would catch nothing.
const refusals = t.middleware(async ({ next }) => {
  const result = await next();
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

/** Open only to people in a browser: a key can neither make nor end keys. */
export const inPerson = signedIn.use(({ ctx, next }) => {
  if (ctx.actor.door.by !== "session") throw new Refusal("not-allowed", "session-needed");
  return next();
});

/** Open to the agency's people whose role holds the permission; a key must include it as a scope. */
export const admin = (permission: Permission) =>
  signedIn.use(({ ctx, next }) => {
    const { actor } = ctx;
    if (actor.kind !== "admin" || !roleAllows(actor.role, permission)) {
      throw new Refusal("not-allowed", "permission-missing", { permission });
    }
    if (!doorIncludes(actor, permission)) throw new Refusal("not-allowed", "scope-missing", { scope: permission });
    return next({ ctx: { actor } });
  });

/** Open to creators; a key must include the scope. */
export const creator = (scope: CreatorScope) =>
  signedIn.use(({ ctx, next }) => {
    const { actor } = ctx;
    if (actor.kind !== "creator") throw new Refusal("not-allowed", "permission-missing", { permission: "creator" });
    if (!doorIncludes(actor, scope)) throw new Refusal("not-allowed", "scope-missing", { scope });
    return next({ ctx: { actor } });
  });
