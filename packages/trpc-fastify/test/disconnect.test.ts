import { once } from "node:events";
import { initTRPC } from "@trpc/server";
import Fastify from "fastify";
import { afterEach, expect, it } from "vitest";
import { trpcFastify } from "../src/index.ts";

type Watched = { readonly signal: AbortSignal; readonly infoSignal: AbortSignal };

const started = Promise.withResolvers<Watched>();
const t = initTRPC.context<{ infoSignal: AbortSignal }>().create({ isDev: false });
const router = t.router({
  wait: t.procedure.query(async ({ signal, ctx }) => {
    if (!signal) throw new Error("The procedure got no signal");
    started.resolve({ signal, infoSignal: ctx.infoSignal });
    await once(signal, "abort");
    return "left alone";
  }),
  quick: t.procedure.query(({ ctx }) => {
    finished = ctx.infoSignal;
    return "done";
  }),
});
let finished: AbortSignal | undefined;

const app = Fastify({ forceCloseConnections: true });
app.register(trpcFastify, {
  prefix: "/trpc",
  router,
  createContext: ({ info }) => ({ infoSignal: info.signal }),
});
afterEach(() => app.close());

it("tells a procedure, through its signal, that the client has left, and only then", async () => {
  const url = `${await app.listen({ host: "127.0.0.1", port: 0 })}/trpc`;
  await (await fetch(`${url}/quick`)).text();
  expect(finished?.aborted).toBe(false);

  const leaving = new AbortController();
  const request = fetch(`${url}/wait`, { signal: leaving.signal });
  const { signal, infoSignal } = await started.promise;
  expect(signal.aborted).toBe(false);
  const aborted = once(signal, "abort");
  leaving.abort();
  await expect(request).rejects.toThrow("aborted");
  await aborted;
  expect(infoSignal.aborted).toBe(true);
});
