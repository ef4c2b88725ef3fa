import type { ResponseMeta } from "@trpc/server/http";
import type { FastifyReply } from "fastify";

const varyingBy = "trpc-accept, accept";
const asIs = (payload: unknown): string => String(payload);

/**
 * Sends a finished JSON text, with the status and headers that `responseMeta` asks for on top. A `vary` that a hook has
 * already set is kept.
 */
export function send(reply: FastifyReply, json: string, status: number, meta: ResponseMeta | undefined): FastifyReply {
  reply.code(meta?.status || status);
  if (meta?.headers) {
    for (const [name, value] of mergeHeaders(meta.headers)) {
      if (name === "vary") vary(reply, value);
      else reply.header(name, value);
    }
  } else {
    vary(reply, varyingBy);
    reply.header("content-type", "application/json");
  }
  // Without a serializer of its own, Fastify would add a charset that the standard adapter does not send.
  return reply.serializer(asIs).send(json);
}

function vary(reply: FastifyReply, value: string): void {
  const present = reply.getHeader("vary");
  reply.header("vary", present === undefined ? value : `${present}, ${value}`);
}

function mergeHeaders(asked: NonNullable<ResponseMeta["headers"]>): Headers {
  const headers = new Headers({ vary: varyingBy, "content-type": "application/json" });
  if (asked instanceof Headers) {
    for (const [name, value] of asked) headers.append(name, value);
    return headers;
  }
  for (const [name, value] of Object.entries(asked)) {
    if (typeof value === "string") headers.set(name, value);
    else for (const item of value ?? []) headers.append(name, item);
  }
  return headers;
}
