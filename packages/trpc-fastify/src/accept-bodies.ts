import { errorCodes, type FastifyInstance, type FastifyRequest } from "fastify";

const streamed = ["multipart/form-data", "application/octet-stream"];

const readText = (_req: FastifyRequest, body: string | Buffer, parsed: (error: null, text: string) => void) =>
  parsed(null, body.toString());

/** Has JSON bodies arrive as text, and every other kind of body refused before it is read. */
export function acceptJsonAlone(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, readText);
}

/**
 * Has JSON bodies arrive as text and forms and bytes as streams, all within the `bodyLimit`. Fastify does not count a
 * stream's bytes, so a streamed body must announce its length.
 */
export function acceptBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(["application/json", ...streamed]);
  app.addContentTypeParser("application/json", { parseAs: "string" }, readText);
  app.addContentTypeParser(streamed, (req, stream, parsed) => parsed(lengthProblem(req), stream));
}

function lengthProblem(req: FastifyRequest): Error | null {
  const length = Number(req.headers["content-length"]);
  if (Number.isNaN(length)) return new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH();
  const limit = req.routeOptions.bodyLimit;
  return limit !== undefined && length > limit ? new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE() : null;
}
