import type { FastifyServerOptions } from "fastify";

const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "x-api-key",
  "set-cookie",
  "password",
  "token",
  "key",
  "secret",
  "signature",
];

/** What the log says of a request: never its query, which carries what people typed, and never its headers. */
export function loggerOptions(level: string): FastifyServerOptions["logger"] {
  return {
    level,
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.headers["${field}"]`]),
      censor: "[redacted]",
    },
    serializers: {
      req: (request) => ({ method: request.method, path: request.url?.split("?", 1)[0], address: request.ip }),
      res: (reply) => ({ status: reply.statusCode }),
    },
  };
}
