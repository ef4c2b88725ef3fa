import { createTRPCClient, httpBatchLink, httpBatchStreamLink, httpLink, TRPCClientError } from "@trpc/client";
import * as fc from "fast-check";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SampleRouter } from "./sample-router.ts";
import { startBoth, type TestServer } from "./two-servers.ts";

const links = {
  httpLink: (url: string) => httpLink({ url, transformer: superjson }),
  "httpLink, queries as POST": (url: string) => httpLink({ url, transformer: superjson, methodOverride: "POST" }),
  httpBatchLink: (url: string) => httpBatchLink({ url, transformer: superjson }),
  "httpBatchLink, queries as POST": (url: string) =>
    httpBatchLink({ url, transformer: superjson, methodOverride: "POST" }),
  httpBatchStreamLink: (url: string) => httpBatchStreamLink({ url, transformer: superjson }),
};

const plainValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "grapheme" }),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.date({ noInvalidDate: true }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 8 }).filter(isSafeKey), tie("value"), { maxKeys: 3 }),
    fc.array(fc.tuple(fc.string(), tie("value")), { maxLength: 3 }).map((entries) => new Map(entries)),
  ),
})).value;

let ours: TestServer;
let theirs: TestServer;
beforeAll(async () => {
  ({ ours, theirs } = await startBoth({ allowMethodOverride: true }));
});
afterAll(async () => {
  await ours[Symbol.asyncDispose]();
  await theirs[Symbol.asyncDispose]();
});

describe.each(Object.entries(links))("through %s, the real client finds no difference", (_name, link) => {
  const clientOf = ({ url }: TestServer) => createTRPCClient<SampleRouter>({ links: [link(url)] });

  it("in values of every kind, sent and returned, alone and together", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plainValue, { minLength: 1, maxLength: 4 }), async (values) => {
        const results = await Promise.all(values.map((value) => clientOf(ours).echo.query(value)));
        const standard = await Promise.all(values.map((value) => clientOf(theirs).echo.query(value)));
        expect(results).toEqual(standard);
        const stored = await Promise.all(values.map((value) => clientOf(ours).store.mutate(value ?? null)));
        expect(stored).toEqual(values.map((value) => value ?? null));
      }),
      { numRuns: 40 },
    );
  });

  it("in successes and errors of one batch", async () => {
    const outcomes = async (server: TestServer) => {
      const client = clientOf(server);
      const calls = [
        client.plain.query(),
        client.nothing.query(),
        client.crash.query(),
        client.guarded.query(),
        client.refuse.query("FORBIDDEN"),
        client.chained.query({ a: 1, b: "b" }),
        client.later.deep.hello.query(),
        client.broken.deep.hello.query(),
      ];
      return (await Promise.allSettled(calls)).map((outcome) =>
        outcome.status === "fulfilled" ? outcome.value : describeError(outcome.reason),
      );
    };
    expect(await outcomes(ours)).toEqual(await outcomes(theirs));
  });
});

describe("forms", () => {
  it("reach the procedure as FormData", async () => {
    const form = new FormData();
    form.set("note", "text");
    form.set("file", new Blob(["bytes"]), "a.txt");
    const upload = async ({ url }: TestServer) => (await fetch(`${url}/upload`, { method: "POST", body: form })).json();
    const answer = await upload(ours);
    expect(answer).toEqual(await upload(theirs));
    expect(answer).toMatchObject({
      result: {
        data: {
          json: [
            ["note", "string"],
            ["file", "object"],
          ],
        },
      },
    });
  });
});

function describeError(reason: unknown): unknown {
  if (!(reason instanceof TRPCClientError)) throw reason;
  return { message: reason.message, shape: reason.shape, data: reason.data };
}

function isSafeKey(key: string): boolean {
  return !["__proto__", "constructor", "prototype"].includes(key);
}
