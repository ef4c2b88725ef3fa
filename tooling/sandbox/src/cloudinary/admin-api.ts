import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { adminAnswer } from "./answers.ts";
import type { Asset } from "./asset-library.ts";
import { CloudinaryError } from "./cloudinary-error.ts";
import { addField } from "./read-form.ts";
import { searchFilter } from "./search-expression.ts";
import { asResourceType, type UploadApiNeeds } from "./upload-api.ts";
import { asList } from "./upload-parameters.ts";

const AN_HOUR_MS = 3_600_000;
const RESOURCE_TYPES = ["image", "video", "raw"];

type Query = Record<string, string | string[] | undefined>;

/** The Admin API: Basic authentication and an hourly allowance that every call uses up. */
export function adminApi(app: FastifyInstance, needs: UploadApiNeeds): { reset(): void } {
  const { account, library, clock } = needs;
  let hour = { startedAt: 0, calls: 0 };

  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    checkBasic(request, account.apiKey, account.apiSecret);
    if (paramsOf(request).cloud !== account.cloudName) throw new CloudinaryError(401, "Invalid cloud_name");
    const startedAt = Math.floor(clock.now().getTime() / AN_HOUR_MS) * AN_HOUR_MS;
    if (hour.startedAt !== startedAt) hour = { startedAt, calls: 0 };
    hour.calls += 1;
    reply.headers({
      "x-featureratelimit-limit": String(account.adminCallsPerHour),
      "x-featureratelimit-remaining": String(Math.max(0, account.adminCallsPerHour - hour.calls)),
      "x-featureratelimit-reset": new Date(startedAt + AN_HOUR_MS).toUTCString(),
    });
    if (hour.calls > account.adminCallsPerHour) throw new CloudinaryError(420, "Rate limit exceeded");
  };
  const told = (asset: Asset) => adminAnswer(asset, needs);
  const found = (asset: Asset | undefined, id: string) => {
    if (!asset) throw new CloudinaryError(404, `Resource not found - ${id}`);
    return asset;
  };
  const list = (query: Query, fits: (asset: Asset) => boolean) => {
    const page = paged(library.all().filter(fits), query);
    return { resources: page.items.map(told), ...(page.nextCursor && { next_cursor: page.nextCursor }) };
  };

  void app.register(async (admin) => {
    admin.addHook("onRequest", admit);
    const base = "/v1_1/:cloud";

    admin.get(`${base}/ping`, async () => ({ status: "ok" }));

    admin.get(`${base}/usage`, async () => {
      const assets = library.all();
      const bytes = assets.reduce((sum, asset) => sum + asset.bytes, 0);
      return {
        plan: "Sandbox",
        last_updated: clock.now().toISOString().slice(0, 10),
        resources: assets.length,
        derived_resources: 0,
        storage: { usage: bytes },
        credits: creditsFor(bytes, assets.length),
        requests: hour.calls,
        media_limits: {
          image_max_size_bytes: account.limits.imageBytes,
          video_max_size_bytes: account.limits.videoBytes,
          raw_max_size_bytes: account.limits.rawBytes,
          image_max_px: account.limits.imagePixels,
          asset_max_total_px: account.limits.imagePixels,
        },
      };
    });

    admin.get<{ Querystring: Query }>(`${base}/resources/by_asset_folder`, async ({ query }) =>
      list(query, (asset) => asset.assetFolder === query.asset_folder),
    );
    admin.get<{ Querystring: Query }>(`${base}/resources/by_asset_ids`, async ({ query }) => {
      const ids = listed(query, "asset_ids");
      return list(query, (asset) => ids.includes(asset.assetId));
    });

    admin.post(`${base}/resources/search`, async ({ body }) => {
      const asked = asRecord(body);
      const expression = typeof asked.expression === "string" ? asked.expression : "";
      const page = paged(library.all().filter(searchFilter(expression)), {
        max_results: asked.max_results === undefined ? "50" : String(asked.max_results),
        next_cursor: typeof asked.next_cursor === "string" ? asked.next_cursor : undefined,
      });
      return {
        total_count: page.total,
        time: 1,
        resources: page.items.map(told),
        ...(page.nextCursor && { next_cursor: page.nextCursor }),
      };
    });

    admin.get<{ Params: { rt: string }; Querystring: Query }>(`${base}/resources/:rt`, async ({ params, query }) => {
      if (!RESOURCE_TYPES.includes(params.rt)) return told(found(library.byId(params.rt), params.rt));
      const { prefix } = query;
      const ids = listed(query, "public_ids");
      return list(query, (asset) => {
        if (asset.resourceType !== params.rt) return false;
        if (ids.length > 0) return ids.includes(asset.publicId);
        return typeof prefix !== "string" || asset.publicId.startsWith(prefix);
      });
    });
    admin.get<{ Params: { rt: string; tag: string }; Querystring: Query }>(
      `${base}/resources/:rt/tags/:tag`,
      async ({ params, query }) =>
        list(query, (asset) => asset.resourceType === params.rt && asset.tags.includes(params.tag)),
    );
    admin.get<{ Params: { rt: string; type: string }; Querystring: Query }>(
      `${base}/resources/:rt/:type`,
      async ({ params, query }) => {
        const { prefix } = query;
        const ids = listed(query, "public_ids");
        return list(query, (asset) => {
          if (asset.resourceType !== params.rt || asset.type !== params.type) return false;
          if (ids.length > 0) return ids.includes(asset.publicId);
          return typeof prefix !== "string" || asset.publicId.startsWith(prefix);
        });
      },
    );
    admin.get<{ Params: { rt: string; type: string; "*": string } }>(
      `${base}/resources/:rt/:type/*`,
      async ({ params }) => {
        const publicId = params["*"];
        return told(
          found(library.find({ resourceType: asResourceType(params.rt), type: params.type, publicId }), publicId),
        );
      },
    );

    admin.delete<{ Params: { rt: string; type: string }; Querystring: Query }>(
      `${base}/resources/:rt/:type`,
      async ({ params, query, body }) => {
        const form: Query = { ...asFields(body), ...query };
        const ids = listed(form, "public_ids");
        const { prefix } = form;
        if (ids.length === 0 && typeof prefix !== "string" && form.all !== "true") {
          throw new CloudinaryError(400, "Missing required parameter - public_ids");
        }
        const doomed = library
          .all()
          .filter((asset) => asset.resourceType === params.rt && asset.type === params.type)
          .filter((asset) =>
            ids.length > 0
              ? ids.includes(asset.publicId)
              : form.all === "true" || asset.publicId.startsWith(String(prefix)),
          );
        const deleted: Record<string, string> = Object.fromEntries(ids.map((id) => [id, "not_found"]));
        for (const asset of doomed.slice(0, 1_000)) {
          await library.remove(asset);
          deleted[asset.publicId] = "deleted";
        }
        return { deleted, partial: doomed.length > 1_000, ...(doomed.length > 1_000 && { next_cursor: "more" }) };
      },
    );
  });

  return {
    reset: () => {
      hour = { startedAt: 0, calls: 0 };
    },
  };
}

function paramsOf(request: FastifyRequest): { cloud?: string } {
  return asRecord(request.params);
}

function asRecord(value: unknown): Record<string, unknown> & { cloud?: string } {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function asFields(body: unknown): Record<string, string> {
  const fields = asRecord(asRecord(body).fields);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

function listed(query: Query, name: string): string[] {
  const value = query[`${name}[]`] ?? query[name];
  return Array.isArray(value) ? value : asList(value);
}

function checkBasic(request: FastifyRequest, key: string, secret: string): void {
  const [scheme, coded] = (request.headers.authorization ?? "").split(" ");
  if (scheme !== "Basic" || !coded) throw new CloudinaryError(401, "Invalid credentials");
  const plain = Buffer.from(coded, "base64").toString("utf8");
  const colon = plain.indexOf(":");
  if (plain.slice(0, colon) !== key) throw new CloudinaryError(401, "unknown api_key");
  if (plain.slice(colon + 1) !== secret) throw new CloudinaryError(401, "api_secret mismatch");
}

/** A cursor is the asset id of the last one shown, so that pages stay right while assets come and go. */
function paged(assets: Asset[], query: Query): { items: Asset[]; total: number; nextCursor?: string } {
  const size = Math.min(Math.max(Number(query.max_results ?? 10) || 10, 1), 500);
  const cursor = typeof query.next_cursor === "string" ? query.next_cursor : undefined;
  const ordered = query.direction === "asc" ? [...assets].reverse() : assets;
  const start = cursor ? ordered.findIndex((asset) => asset.assetId === cursor) + 1 : 0;
  if (cursor && start === 0) throw new CloudinaryError(400, "Invalid value for parameter next_cursor");
  const items = ordered.slice(start, start + size);
  const last = items.at(-1);
  return { items, total: assets.length, ...(start + size < ordered.length && last && { nextCursor: last.assetId }) };
}

/** `application/x-www-form-urlencoded`, as the SDK sends it even with DELETE. */
export function parseUrlEncoded(text: string): { fields: Record<string, string> } {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) addField(fields, name, value);
  return { fields };
}

const FREE_PLAN_CREDITS = 25;
const GIGABYTE = 1_000_000_000;

/** A credit is a gigabyte stored, or a thousand transformations; each upload counts as one of those. */
function creditsFor(bytes: number, uploads: number) {
  const usage = Math.round((bytes / GIGABYTE + uploads / 1_000) * 100) / 100;
  return { usage, limit: FREE_PLAN_CREDITS, used_percent: Math.round((usage / FREE_PLAN_CREDITS) * 10_000) / 100 };
}
