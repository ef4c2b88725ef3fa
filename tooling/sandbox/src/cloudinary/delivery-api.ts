import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Asset, newId } from "./asset-library.ts";
import { CloudinaryError } from "./cloudinary-error.ts";
import { draw } from "./draw.ts";
import { acceptsDeliverySignature } from "./signature.ts";
import { looksLikeTransformation, parseStep, type Step } from "./transformation.ts";
import { asResourceType, type UploadApiNeeds } from "./upload-api.ts";
import { checkSignedCall } from "./upload-parameters.ts";

const MEDIA_TYPES: Record<string, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  bmp: "image/bmp",
  tiff: "image/tiff",
  svg: "image/svg+xml",
  heic: "image/heic",
  pdf: "application/pdf",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
};
const DRAWABLE = ["jpg", "png", "gif", "webp", "avif", "tiff"];
const A_MONTH = "public, max-age=2592000, immutable";

type Address = { signature?: string; steps: string[]; publicId: string; signed: string };

/** Delivery, and the signed download of what is not public. */
export function deliveryApi(app: FastifyInstance, needs: UploadApiNeeds): void {
  const { account, library, clock } = needs;
  const drawing = new Map<string, Promise<Buffer>>();

  app.get<{ Params: { cloud: string; rt: string; type: string; "*": string } }>(
    "/:cloud/:rt/:type/*",
    async (request, reply) => {
      const { cloud, rt, type } = request.params;
      if (cloud !== account.cloudName) throw new CloudinaryError(401, `Invalid cloud_name ${cloud}`);
      const address = parseAddress(request.params["*"]);
      const steps = address.steps.map(parseStep);

      if (address.signature && !acceptsDeliverySignature(address.signature, address.signed, account.apiSecret)) {
        throw new CloudinaryError(401, "Invalid signature in URL");
      }
      const isOriginal = steps.length === 0;
      if (!address.signature && (type === "authenticated" || (type === "private" && isOriginal))) {
        throw new CloudinaryError(401, `Signature is required to deliver ${type} assets`);
      }
      const { asset, extension } = locate(rt, type, address.publicId);
      reply.header("cache-control", type === "upload" ? A_MONTH : "private, no-store");
      return sendAsset(request, reply, asset, address.steps, steps, extension);
    },
  );

  app.get<{ Params: { cloud: string; rt: string }; Querystring: Record<string, string> }>(
    "/v1_1/:cloud/:rt/download",
    async (request, reply) => {
      const { query, params } = request;
      if (query.expires_at && clock.seconds() > Number(query.expires_at)) {
        throw new CloudinaryError(401, "Download link has expired");
      }
      checkSignedCall(account, query, clock.seconds());
      const { asset } = locate(params.rt, query.type || "upload", query.public_id ?? "");
      reply.header("cache-control", "private, no-store");
      if (query.attachment === "true" || query.attachment === "1") {
        reply.header("content-disposition", attachment(asset, true));
      }
      return sendAsset(request, reply, asset, [], [], query.format || undefined);
    },
  );

  const locate = (rt: string, type: string, name: string): { asset: Asset; extension?: string } => {
    const resourceType = asResourceType(rt);
    const exact = library.find({ resourceType, type, publicId: name });
    if (exact) return { asset: exact };
    const ending = /^(.+)\.([a-z0-9]{2,5})$/i.exec(name);
    const asset = ending?.[1] ? library.find({ resourceType, type, publicId: ending[1] }) : undefined;
    if (!asset) throw new CloudinaryError(404, `Resource not found - ${name}`);
    return { asset, extension: ending?.[2]?.toLowerCase() };
  };

  const sendAsset = async (
    request: FastifyRequest,
    reply: FastifyReply,
    asset: Asset,
    told: string[],
    steps: Step[],
    extension: string | undefined,
  ) => {
    const format = wantedFormat(request, asset, steps, extension);
    if (steps.some((step) => step.format === "auto")) reply.header("vary", "Accept");
    const kept = steps.findLast((step) => step.attachment !== undefined)?.attachment;
    if (kept) reply.header("content-disposition", attachment(asset, kept));
    if (told.length > 0) reply.header("x-emu-transform", told.join("/"));
    reply.type(MEDIA_TYPES[format] ?? "application/octet-stream");

    const isUntouched = steps.length === 0 && format === asset.format;
    if (isUntouched || !DRAWABLE.includes(asset.format)) {
      if (!isUntouched && format !== asset.format) {
        throw new CloudinaryError(400, `Invalid extension in transformation: ${format}`);
      }
      reply.header("etag", `"${asset.etag}"`);
      return sendFile(request, reply, library.bytesPath(asset), asset.bytes);
    }
    return reply.send(await drawn(asset, told, steps, format));
  };

  /** One drawing per address, however many ask at once, kept on disk afterwards. */
  const drawn = async (asset: Asset, told: string[], steps: Step[], format: string): Promise<Buffer> => {
    const name = createHash("sha1")
      .update(`${told.join("/")}.${format}`)
      .digest("hex");
    const path = library.derivedPath(asset, name);
    const underway = drawing.get(path);
    if (underway) return underway;
    const work = readFile(path).catch(async () => {
      const { bytes } = await draw(library.bytesPath(asset), steps, format);
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${newId()}.part`;
      await writeFile(draft, bytes);
      await rename(draft, path);
      return bytes;
    });
    drawing.set(path, work);
    return work.finally(() => drawing.delete(path));
  };
}

/** `[s--SIG--/][transformations/][v1/]public/id.ext`; the version is the one part that is not signed. */
function parseAddress(path: string): Address {
  const segments = path.split("/");
  const signature = /^s--([A-Za-z0-9_-]+)--$/.exec(segments[0] ?? "")?.[1];
  if (signature) segments.shift();
  const steps: string[] = [];
  while (segments.length > 1 && looksLikeTransformation(segments[0] ?? "")) steps.push(segments.shift() ?? "");
  if (segments.length > 1 && /^v\d+$/.test(segments[0] ?? "")) segments.shift();
  else refuseUnknownTransformation(segments);
  const publicId = segments.join("/");
  return { ...(signature && { signature }), steps, publicId, signed: [...steps, publicId].join("/") };
}

function refuseUnknownTransformation(segments: string[]): void {
  const version = segments.findIndex((segment) => /^v\d+$/.test(segment));
  if (version > 0 && version < segments.length - 1) {
    throw new CloudinaryError(400, `Invalid transformation component - ${segments[0]}`);
  }
}

function wantedFormat(request: FastifyRequest, asset: Asset, steps: Step[], extension: string | undefined): string {
  const asked = steps.findLast((step) => step.format !== undefined)?.format;
  const natural = extension === "jpeg" ? "jpg" : (extension ?? asset.format);
  if (asked !== "auto") return asked ?? natural;
  const accepts = request.headers.accept ?? "";
  if (accepts.includes("image/avif")) return "avif";
  if (accepts.includes("image/webp")) return "webp";
  return natural === "avif" || natural === "webp" ? "jpg" : natural;
}

/** Whole, or the one range that was asked for; players of videos ask for ranges. The file is never held in memory. */
function sendFile(request: FastifyRequest, reply: FastifyReply, path: string, length: number) {
  reply.header("accept-ranges", "bytes");
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "");
  if (!range || (range[1] === "" && range[2] === "")) {
    return reply.header("content-length", length).send(createReadStream(path));
  }
  const isTail = range[1] === "";
  const first = isTail ? Math.max(0, length - Number(range[2])) : Number(range[1]);
  const last = isTail || range[2] === "" ? length - 1 : Math.min(Number(range[2]), length - 1);
  if (first > last) return reply.code(416).header("content-range", `bytes */${length}`).send();
  return reply
    .code(206)
    .headers({ "content-range": `bytes ${first}-${last}/${length}`, "content-length": last - first + 1 })
    .send(createReadStream(path, { start: first, end: last }));
}

function attachment(asset: Asset, name: string | true): string {
  const stem = name === true ? asset.displayName : name;
  return `attachment; filename="${stem.replace(/[^\w.-]/g, "_")}${asset.format ? `.${asset.format}` : ""}"`;
}
