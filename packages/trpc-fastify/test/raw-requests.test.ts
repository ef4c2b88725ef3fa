import superjson from "superjson";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startBoth, type TestServer } from "./two-servers.ts";

type Probe = { readonly path: string; readonly init?: RequestInit };

const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(superjson.serialize(value)))}`;
const batchInput = (values: Record<string, unknown>) => {
  const wire = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, superjson.serialize(value)]));
  return `batch=1&input=${encodeURIComponent(JSON.stringify(wire))}`;
};
const json = { "content-type": "application/json" };
const post = (body?: string, headers: Record<string, string> = json): RequestInit => ({
  method: "POST",
  headers,
  body,
});
const wire = (value: unknown) => JSON.stringify(superjson.serialize(value));

const probes: Record<string, Probe> = {
  "a query without input": { path: "/plain" },
  "a query that answers nothing": { path: "/nothing" },
  "an input with a date, a map, a big integer": {
    path: `/echo?${input({ at: new Date(0), by: new Map([["a", 1n]]), none: undefined, no: null })}`,
  },
  "a null input": { path: `/echo?${input(null)}` },
  "an undefined input": { path: `/echo?${input(undefined)}` },
  "an empty input parameter": { path: "/echo?input=" },
  "a bare null in place of superjson": { path: "/echo?input=null" },
  "malformed JSON in the query": { path: "/echo?input=%7Bnope" },
  "a broken escape in the query": { path: "/echo?input=%E0%A4%A" },
  "an escaped parameter name": { path: `/echo?%69nput=${encodeURIComponent(wire("x"))}` },
  "a plus sign for a space": { path: `/echo?input=${encodeURIComponent(wire("a b")).replaceAll("%20", "+")}` },
  "the same parameter twice": { path: `/echo?${input(1)}&${input(2)}` },
  "a prototype key in the input": { path: '/echo?input={"json":{"__proto__":{"a":1},"constructor":{"prototype":1}}}' },
  "a prototype path in superjson's annotations": {
    path: `/echo?input=${encodeURIComponent('{"json":{"a":1},"meta":{"values":{"__proto__.polluted":["Date"]}}}')}`,
  },
  "a mutation": { path: "/store", init: post(wire({ at: new Date(1) })) },
  "a mutation without a body": { path: "/storeNothing", init: { method: "POST", headers: json } },
  "a mutation that wanted a body": { path: "/store", init: { method: "POST", headers: json } },
  "a mutation with malformed JSON": { path: "/store", init: post("{") },
  "a mutation behind a byte order mark": { path: "/store", init: post(`\uFEFF${wire("marked")}`) },
  "a media type in capitals, with a charset": {
    path: "/store",
    init: post(wire("x"), { "content-type": "Application/JSON; charset=utf-8" }),
  },
  "a large input": { path: "/store", init: post(wire("x".repeat(150_000))) },
  "a plain-text body": { path: "/store", init: post("hi", { "content-type": "text/plain" }) },
  "a post without a media type": { path: "/storeNothing", init: { method: "POST" } },
  "a mutation by GET": { path: "/store" },
  "a query by POST": { path: "/plain", init: post(wire(1)) },
  "another method": { path: "/plain", init: { method: "PUT", headers: json, body: wire(1) } },
  "a deletion": { path: "/plain", init: { method: "DELETE" } },
  "a HEAD request": { path: "/plain", init: { method: "HEAD" } },
  "an unknown procedure": { path: "/unknown" },
  "the path __proto__": { path: "/__proto__" },
  "the path constructor": { path: "/constructor" },
  "the path later.__proto__": { path: "/later.__proto__" },
  "an encoded slash": { path: "/a%2Fb" },
  "a doubly encoded name": { path: "/%2570lain" },
  "a doubly broken escape": { path: "/%25E0%25A4%25A" },
  "a real second segment": { path: "/plain/more" },
  "a lazy procedure": { path: "/later.deep.hello" },
  "a lazy router that cannot be loaded": { path: "/broken.deep.hello" },
  "middlewares, two inputs, an output": { path: `/chained?${input({ a: 1, b: "x" })}` },
  "an input that zod refuses": { path: `/chained?${input({ a: "1" })}` },
  "a middleware that forgets its result": { path: "/forgetful" },
  "a context changed on the way": { path: "/overwritten" },
  "an error shaped by its procedure": { path: "/guarded" },
  "an output that zod refuses": { path: "/badOutput" },
  "a refusal": { path: `/refuse?${input("FORBIDDEN")}` },
  "a refusal for haste": { path: `/refuse?${input("TOO_MANY_REQUESTS")}` },
  "a crash": { path: "/crash" },
  "a thrown string": { path: "/crashOddly" },
  "a context that cannot be made": { path: "/plain", init: { headers: { "x-caller": "nobody" } } },
  "a context that cannot be made, in a batch": {
    path: "/plain,unknown?batch=1",
    init: { headers: { "x-caller": "nobody" } },
  },
  "a batch of successes": { path: `/echo,plain,echo?${batchInput({ 0: "a", 2: new Date(2) })}` },
  "a batch of one": { path: "/plain?batch=1" },
  "a mixed batch": { path: `/plain,crash,unknown,refuse?${batchInput({ 3: "CONFLICT" })}` },
  "a batch of equal errors": { path: "/unknown,unknown2?batch=1" },
  "an empty batch": { path: "/?batch=1" },
  "a batch with a gap": { path: "/plain,,plain?batch=1" },
  "a batch of too many": { path: `/${Array(6).fill("plain").join(",")}?batch=1` },
  "a batch whose input is a list": { path: "/echo,echo?batch=1&input=[1,2]" },
  "a batch with malformed JSON": { path: "/echo,plain?batch=1&input={" },
  "a batch of mutations": { path: "/store,store?batch=1", init: post('{"0":{"json":1},"1":{"json":2}}') },
  "a batch of mutations by GET": { path: "/store,store?batch=1" },
  "a batch of both kinds": { path: "/plain,store?batch=1" },
  "a batch with prototype keys": { path: '/echo,plain?batch=1&input={"__proto__":{"json":1},"0":{"json":2}}' },
  "batch=2, which is no batch": { path: "/plain,plain?batch=2" },
  "connection parameters": { path: `/plain?connectionParams=${encodeURIComponent('{"a":"b"}')}` },
  "broken connection parameters": { path: "/plain?connectionParams=1" },
  "a stream asked for as a whole": { path: "/streamy" },
  "promises asked for as a whole": { path: "/promised" },
  "a stream in a batch": { path: "/streamy,plain?batch=1" },
  "a stream without a batch": { path: "/plain", init: { headers: { "trpc-accept": "application/jsonl" } } },
  "a streamed batch": { path: "/plain,streamy?batch=1", init: { headers: { "trpc-accept": "application/jsonl" } } },
  "a streamed batch by accept": {
    path: "/plain?batch=1",
    init: { headers: { accept: "text/html, application/jsonl" } },
  },
  "a subscription": { path: "/ticks" },
  "a subscription in a batch": { path: "/ticks,ticks?batch=1" },
  "a form where a query is": {
    path: "/plain",
    init: { headers: { "content-type": "multipart/form-data; boundary=x" } },
  },
};

describe.each([
  ["as they come", {}],
  ["with a query allowed as a POST", { allowMethodOverride: true }],
  ["without batches", { allowBatching: false }],
])("the thin resolver answers as the standard adapter does, %s:", (_name, extras) => {
  let ours: TestServer;
  let theirs: TestServer;
  beforeAll(async () => {
    ({ ours, theirs } = await startBoth({ maxBatchSize: 5, ...extras }));
  });
  afterAll(async () => {
    await ours[Symbol.asyncDispose]();
    await theirs[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    ours.deeds.length = 0;
    theirs.deeds.length = 0;
  });

  it.each(Object.entries(probes))("%s", async (_probe, probe) => {
    const [mine, standard] = [await ask(ours, probe), await ask(theirs, probe)];
    expect(mine).toEqual(standard);
    expect(ours.deeds).toEqual(theirs.deeds);
    expect(mine.body).not.toContain(import.meta.dirname);
  });
});

async function ask({ url }: TestServer, { path, init }: Probe) {
  const response = await fetch(url + path, init);
  const { headers, status } = response;
  const named = ["content-type", "vary", "cache-control", "set-cookie", "x-accel-buffering"];
  return { status, headers: named.map((name) => [name, headers.get(name)]), body: await response.text() };
}
