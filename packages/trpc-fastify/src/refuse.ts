import { type AnyRouter, TRPCError } from "@trpc/server";
import { getHTTPStatusCode } from "@trpc/server/http";
import { getErrorShape } from "@trpc/server/unstable-core-do-not-import";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { TrpcFastifyOptions } from "./options.ts";
import { send } from "./send.ts";

const refusals = new Map<string, TRPCError["code"]>([
  ["FST_ERR_CTP_BODY_TOO_LARGE", "PAYLOAD_TOO_LARGE"],
  ["FST_ERR_CTP_INVALID_MEDIA_TYPE", "UNSUPPORTED_MEDIA_TYPE"],
  ["FST_ERR_CTP_INVALID_CONTENT_LENGTH", "BAD_REQUEST"],
]);

/**
 * Tells a tRPC client, in tRPC's words, that Fastify would not read its body. The standard adapter leaves these to
 * Fastify, whose answer a tRPC client cannot read.
 *
 * @throws the error itself when it is about anything else: it is the application's to handle.
 */
export function refuse<TRouter extends AnyRouter>(
  options: TrpcFastifyOptions<TRouter>,
  cause: FastifyError,
  req: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const code = refusals.get(cause.code);
  if (code === undefined) throw cause;

  const error = new TRPCError({ code, message: cause.message, cause });
  const about = { error, type: "unknown", path: undefined, input: undefined, ctx: undefined } as const;
  options.onError?.({ ...about, req });
  const config = options.router._def._config;
  const shape = getErrorShape({ config, ...about });
  const json = JSON.stringify({ error: config.transformer.output.serialize(shape) });
  return send(reply, json, getHTTPStatusCode({ error: shape }), undefined);
}
