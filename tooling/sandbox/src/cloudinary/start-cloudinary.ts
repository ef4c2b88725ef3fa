import { join } from "node:path";
import type { Readable } from "node:stream";
import Fastify, { type FastifyRequest } from "fastify";
import { installControlPlane } from "../control/control-plane.ts";
import { type Listening, listen, type Serving } from "../listen.ts";
import { type CloudinaryAccount, LOCAL_ACCOUNT } from "./account.ts";
import { adminApi, parseUrlEncoded } from "./admin-api.ts";
import { AssetLibrary, discard } from "./asset-library.ts";
import { CloudinaryError } from "./cloudinary-error.ts";
import { deliveryApi } from "./delivery-api.ts";
import { mediaPage } from "./media-page.ts";
import { readForm } from "./read-form.ts";
import { uploadApi } from "./upload-api.ts";
import { Webhooks } from "./webhooks.ts";

export type CloudinarySandbox = Listening & {
  cloudName: string;
  apiKey: string;
  apiSecret: string;
  /** What public addresses begin with: `<origin>/<cloud>`. */
  deliveryBase: string;
};

export async function startCloudinary(
  serving: Serving & { account?: Partial<CloudinaryAccount> },
): Promise<CloudinarySandbox> {
  const account: CloudinaryAccount = { ...LOCAL_ACCOUNT, ...serving.account };
  const library = await AssetLibrary.open(join(serving.dataDir, "cloudinary"));
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 2 * account.limits.requestBytes,
    routerOptions: { maxParamLength: 2_000 },
    rewriteUrl: (request) => decodeApiSlashes(request.url ?? "/"),
  });

  let admin = { reset: () => {} };
  const { clock } = installControlPlane(app, {
    errorAnswer: (status) => asAnswer(new CloudinaryError(status, `Sandbox fault ${status}`)),
    rateLimitAnswer: () => asAnswer(new CloudinaryError(420, "Rate limit exceeded")),
    clockSkewAnswer: () => asAnswer(new CloudinaryError(400, "Stale request")),
    onReset: async () => {
      admin.reset();
      await library.clear();
    },
  });

  app.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "X-Cld-Error, X-Request-Id, ETag, Server-Timing",
      "cross-origin-resource-policy": "cross-origin",
      "x-request-id": request.id,
    });
  });
  app.options("/*", async (_request, reply) =>
    reply
      .headers({
        "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
        "access-control-allow-headers": "Content-Type, Content-Range, X-Unique-Upload-Id, X-Requested-With, Range",
        "access-control-max-age": "1728000",
      })
      .code(204)
      .send(),
  );

  const stagedBy = new WeakMap<FastifyRequest, string>();
  app.addContentTypeParser("multipart/form-data", async (request: FastifyRequest, body: Readable) =>
    readForm(body, request.headers["content-type"] ?? "", () => {
      const path = library.stagingPath();
      stagedBy.set(request, path);
      return path;
    }),
  );
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    async (_request: unknown, body: string) => parseUrlEncoded(body),
  );
  app.addHook("onResponse", async (request, reply) => {
    const staged = stagedBy.get(request);
    if (staged && reply.statusCode !== 200) await discard(staged);
  });

  app.setErrorHandler((error, _request, reply) => {
    const told = error instanceof CloudinaryError ? error : asCloudinaryError(error);
    const answer = asAnswer(told);
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  });
  app.setNotFoundHandler((request, reply) => {
    const answer = asAnswer(new CloudinaryError(404, `Resource not found - ${request.url}`));
    return reply.code(404).headers(answer.headers).send(answer.body);
  });

  const webhooks = new Webhooks(account, clock);
  let publicOrigin = "";
  const needs = { account, library, clock, webhooks, deliveryOrigin: () => publicOrigin };
  uploadApi(app, needs);
  admin = adminApi(app, needs);
  deliveryApi(app, needs);
  app.get("/_sandbox/media", async (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(mediaPage(library.all(), needs)),
  );

  const listening = await listen(app, serving);
  publicOrigin = listening.publicOrigin;
  return {
    ...listening,
    cloudName: account.cloudName,
    apiKey: account.apiKey,
    apiSecret: account.apiSecret,
    deliveryBase: `${listening.publicOrigin}/${account.cloudName}`,
    close: async () => {
      webhooks.close();
      await listening.close();
    },
  };
}

/** The SDK sends `resources%2Fsearch` and folders inside public ids with an encoded slash. */
function decodeApiSlashes(url: string): string {
  const [path = "", query] = url.split("?", 2);
  const plain = path.replace(/%2F/gi, "/");
  return query === undefined ? plain : `${plain}?${query}`;
}

function asCloudinaryError(error: unknown): CloudinaryError {
  const status = typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : 500;
  const message = error instanceof Error ? error.message : "General Error";
  return new CloudinaryError(Number.isInteger(status) ? status : 500, message);
}

function asAnswer(error: CloudinaryError) {
  return {
    status: error.status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "x-cld-error": error.message.replace(/[^\x20-\x7e]/g, "?"),
    },
    body: JSON.stringify({ error: { message: error.message } }),
  };
}
