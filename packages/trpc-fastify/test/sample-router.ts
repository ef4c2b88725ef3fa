import { initTRPC, lazy, TRPCError } from "@trpc/server";
import superjson from "superjson";
import * as z from "zod";

export type SampleContext = { readonly caller: string };

const t = initTRPC.context<SampleContext>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter: ({ shape, error, input, type }) => ({
    ...shape,
    data: { ...shape.data, cause: error.cause?.name ?? null, input: input ?? null, type },
  }),
});

const named = t.procedure.use(async ({ next, ctx, getRawInput, path, type, meta }) => {
  const result = await next({ ctx: { greeting: `${ctx.caller}:${path}:${type}:${meta}`, raw: await getRawInput() } });
  return result;
});

const later = t.router({ deep: t.router({ hello: t.procedure.query(() => "hello from afar") }) });

/** Every kind of procedure that the two servers must answer alike. */
export const sampleRouter = t.router({
  plain: t.procedure.query(() => ({ ok: true })),
  nothing: t.procedure.query(() => undefined),
  echo: t.procedure.input(z.unknown()).query(({ input }) => input),
  store: t.procedure.input(z.unknown()).mutation(({ input }) => input),
  storeNothing: t.procedure.mutation(() => "stored"),
  chained: named
    .input(z.object({ a: z.number() }))
    .input(z.object({ b: z.string() }))
    .output(z.object({ a: z.number(), b: z.string(), greeting: z.string() }))
    .query(({ input, ctx }) => ({ ...input, greeting: ctx.greeting })),
  forgetful: t.procedure.use(async () => undefined as never).query(() => 1),
  overwritten: t.procedure.use(({ next }) => next({ ctx: { caller: "someone else" } })).query(({ ctx }) => ctx.caller),
  guarded: t.procedure
    .errors(({ shape }) => ({ ...shape, message: "shaped by the procedure" }))
    .query(() => {
      throw new TRPCError({ code: "CONFLICT", message: "taken" });
    }),
  badOutput: t.procedure.output(z.string()).query(() => JSON.parse("7")),
  refuse: t.procedure.input(z.enum(["FORBIDDEN", "TOO_MANY_REQUESTS", "CONFLICT"])).query(({ input }) => {
    throw new TRPCError({ code: input, message: "refused" });
  }),
  crash: t.procedure.query(() => {
    throw new RangeError("mongodb://user:secret@host");
  }),
  crashOddly: t.procedure.query(() => {
    throw "a string";
  }),
  streamy: t.procedure.query(async function* () {
    yield 1;
    yield 2;
  }),
  promised: t.procedure.query(() => ({ soon: Promise.resolve(5) })),
  ticks: t.procedure.subscription(async function* () {
    yield 1;
    yield 2;
  }),
  upload: t.procedure
    .input(z.instanceof(FormData))
    .mutation(({ input }) => [...input.entries()].map(([name, value]) => [name, typeof value])),
  later: lazy(async () => later),
  broken: lazy(async (): Promise<typeof later> => {
    throw new Error("cannot load");
  }),
});

export type SampleRouter = typeof sampleRouter;
