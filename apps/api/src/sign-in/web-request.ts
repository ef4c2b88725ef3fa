import type { FastifyReply, FastifyRequest } from "fastify";
import { resigned } from "./session-cookie.ts";

/** Where better-auth reads a caller's address. What a caller writes there is replaced. */
export const ADDRESS_HEADER = "x-vitrina-address";

type Settings = { baseUrl: string; cookieName: string; secrets: readonly string[] };

/** A call as better-auth takes it: on our own origin, from the connection's address, its session signed by the newest secret. */
export function asWebRequest(request: FastifyRequest, { baseUrl, cookieName, secrets }: Settings): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  headers.delete("content-length");
  const { cookie } = request.headers;
  if (cookie !== undefined) headers.set("cookie", resigned(cookie, cookieName, secrets));
  return new Request(new URL(request.url, baseUrl), {
    method: request.method,
    headers,
    ...(request.method === "POST" && request.body !== undefined && { body: JSON.stringify(request.body) }),
  });
}

/** Hands better-auth's answer on; nothing of it is ever kept by a cache. */
export async function sendOn(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.code(answer.status);
  for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  reply.header("cache-control", "no-store");
  return reply.send(answer.body === null ? null : await answer.text());
}
