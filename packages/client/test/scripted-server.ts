import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import superjson from "superjson";

export type Received = {
  method: string;
  paths: string[];
  inputs: unknown[];
  headers: IncomingMessage["headers"];
};

/** What one procedure answers. */
export type Outcome = { status: number; body: unknown };

export type Reply =
  | { each: Outcome | ((path: string, index: number) => Outcome); headers?: Record<string, string> }
  | { status: number; text: string; headers?: Record<string, string> }
  | "reset"
  | "cut-short"
  | "never";

export const ok = (data: unknown): Outcome => ({ status: 200, body: { result: { data: superjson.serialize(data) } } });

export const failed = (status: number, data: Record<string, unknown> = {}, message = "no"): Outcome => ({
  status,
  body: { error: superjson.serialize({ message, code: -32000, data: { httpStatus: status, ...data } }) },
});

export const refused = (status: number, code: string, reason: string, facts: Record<string, unknown> = {}): Outcome =>
  failed(status, { code: "X", requestId: "req-7", refusal: { code, reason, facts }, issues: null }, reason);

/**
 * A server that speaks tRPC's wire format and answers as it is told: the first reply to the first request, and so on; the
 * last one to all that follow.
 */
export async function scriptedServer(replies: Reply[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const asked = await read(request);
      received.push(asked);
      const reply = replies[Math.min(received.length, replies.length) - 1] ?? "never";
      answer(reply, asked, request, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const url = new URL(request.url ?? "/", "http://here");
  const paths = url.pathname.replace("/trpc/", "").split(",");
  const body = request.method === "POST" ? await text(request) : url.searchParams.get("input");
  const sent: unknown = body ? JSON.parse(body) : undefined;
  const all = url.searchParams.has("batch") ? Object.values(sent ?? {}) : [sent];
  return { method: request.method ?? "", paths, inputs: all.map(revive), headers: request.headers };
}

const revive = (sent: unknown): unknown =>
  typeof sent === "object" && sent !== null && "json" in sent
    ? superjson.deserialize(sent as Parameters<typeof superjson.deserialize>[0])
    : sent;

function answer(reply: Reply, { paths }: Received, request: IncomingMessage, response: ServerResponse): void {
  if (reply === "never") return;
  if (reply === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  if (reply === "cut-short") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"result":', () => request.socket.resetAndDestroy());
    return;
  }
  if ("text" in reply) {
    response.writeHead(reply.status, reply.headers).end(reply.text);
    return;
  }
  const { each } = reply;
  const outcomes = paths.map((path, index) => (typeof each === "function" ? each(path, index) : each));
  const [first] = outcomes;
  const isBatch = request.url?.includes("batch=1") ?? false;
  const sameStatus = outcomes.every(({ status }) => status === first?.status);
  response
    .writeHead(sameStatus ? (first?.status ?? 200) : 207, { "content-type": "application/json", ...reply.headers })
    .end(JSON.stringify(isBatch ? outcomes.map(({ body }) => body) : first?.body));
}
