import { errorCodes, type FastifyInstance, type FastifyRequest } from "fastify";

const streamed = ["multipart/form-data", "application/octet-stream"];

/**
 * Has JSON bodies arrive as text and forms and bytes as streams, all within the `bodyLimit`. Fastify does not count a
 * stream's bytes, so a streamed body must announce its length.
 */
export function acceptBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(["application/json", ...streamed]);
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_req, body, parsed) => parsed(null, body));
  app.addContentTypeParser(streamed, (req, stream, parsed) => parsed(lengthProblem(req), stream));
}

function lengthProblem(req: FastifyRequest): Error | null {
  const length = Number(req.headers["content-length"]);
  if (Number.isNaN(length)) return new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH();
  const limit = req.routeOptions.bodyLimit;
  return limit !== undefined && length > limit ? new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE() : null;
}
