import { stat, writeFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { SandboxClock } from "../control/sandbox-clock.ts";
import { type AnswerSettings, uploadAnswer } from "./answers.ts";
import { type Asset, type AssetLibrary, discard, newId, type ResourceType } from "./asset-library.ts";
import { parseRange, takeChunk } from "./chunks.ts";
import { CloudinaryError } from "./cloudinary-error.ts";
import { type Inspection, inspectFile, type Seen } from "./inspect-file.ts";
import type { UploadForm } from "./read-form.ts";
import { asContext, asList, checkSignedCall, isOn } from "./upload-parameters.ts";
import type { Webhooks } from "./webhooks.ts";

export type UploadApiNeeds = AnswerSettings & { library: AssetLibrary; clock: SandboxClock; webhooks: Webhooks };

type Params = { cloud: string; rt: string };

/** The Upload API: every call carries its signature in the form. */
export function uploadApi(app: FastifyInstance, needs: UploadApiNeeds): void {
  const { account, library, clock, webhooks } = needs;
  const finishedChunkedUploads = new Map<string, Asset>();

  const signed = (request: FastifyRequest<{ Params: Params }>): UploadForm => {
    if (request.params.cloud !== account.cloudName) {
      throw new CloudinaryError(401, `Invalid cloud_name ${request.params.cloud}`);
    }
    const form = asForm(request.body);
    checkSignedCall(account, form.fields, clock.seconds());
    return form;
  };
  const named = (fields: Record<string, string>, rt: string, publicId = fields.public_id ?? ""): Asset => {
    const asset = library.find({ resourceType: asResourceType(rt), type: fields.type || "upload", publicId });
    if (!asset) throw new CloudinaryError(404, `Resource not found - ${publicId}`);
    return asset;
  };

  const upload = async (request: FastifyRequest<{ Params: Params }>) => {
    const form = signed(request);
    const { rt } = request.params;
    const staged = await stageFile(form, library);
    try {
      const uploadId = header(request, "x-unique-upload-id");
      const range = header(request, "content-range");
      if (!uploadId || !range) {
        const size = form.file?.seen?.bytes ?? (await stat(staged)).size;
        if (size > account.limits.requestBytes) {
          throw new CloudinaryError(413, `Request too large. Got ${size}. Maximum is ${account.limits.requestBytes}.`);
        }
        return await finish(form, rt, staged, { seen: form.file?.seen });
      }

      const finished = finishedChunkedUploads.get(uploadId);
      if (finished) return uploadAnswer(finished, needs, true);
      const taken = await takeChunk(library, uploadId, parseRange(range), staged);
      if ("received" in taken) {
        return { done: false, bytes: taken.received, kind: "upload", public_id: form.fields.public_id };
      }
      try {
        const onKept = (asset: Asset) => void finishedChunkedUploads.set(uploadId, asset);
        return await finish(form, rt, taken.whole, { onKept });
      } finally {
        await discard(taken.whole);
      }
    } finally {
      await discard(staged);
    }
  };

  const finish = async (
    form: UploadForm,
    rt: string,
    path: string,
    { seen, onKept }: { seen?: Seen | undefined; onKept?: (asset: Asset) => void },
  ) => {
    const { fields } = form;
    const inspection = await inspectFile(path, seen);
    const resourceType = checkContent(inspection, rt, fields, needs);
    const draft = describe(fields, form.file?.fileName, inspection, resourceType, clock);
    const { asset, existing } = await library.keep(draft, path, isOn(fields.overwrite, true));
    onKept?.(asset);
    const answer = uploadAnswer(asset, needs, existing);
    if (!existing) webhooks.notify(fields.notification_url, "upload", answer);
    return answer;
  };

  app.post<{ Params: Params }>("/v1_1/:cloud/:rt/upload", upload);
  app.post<{ Params: Params }>("/v1_1/:cloud/:rt/upload_chunked", upload);

  app.post<{ Params: Params }>("/v1_1/:cloud/:rt/destroy", async (request) => {
    const { fields } = signed(request);
    const publicId = fields.public_id ?? "";
    const asset = library.find({
      resourceType: asResourceType(request.params.rt),
      type: fields.type || "upload",
      publicId,
    });
    if (!asset) return { result: "not found" };
    await library.remove(asset);
    webhooks.notify(fields.notification_url, "delete", {
      resources: [
        { resource_type: asset.resourceType, type: asset.type, asset_id: asset.assetId, public_id: publicId },
      ],
    });
    return { result: "ok" };
  });

  app.post<{ Params: Params }>("/v1_1/:cloud/:rt/explicit", async (request) => {
    const { fields } = signed(request);
    const asset = named(fields, request.params.rt);
    const changed = await library.change(asset, {
      ...(fields.tags !== undefined && { tags: asList(fields.tags) }),
      ...(fields.context !== undefined && { context: asContext(fields.context) }),
      ...(fields.asset_folder !== undefined && { assetFolder: fields.asset_folder }),
      ...(fields.display_name !== undefined && { displayName: fields.display_name }),
    });
    return uploadAnswer(changed, needs);
  });

  app.post<{ Params: Params }>("/v1_1/:cloud/:rt/rename", async (request) => {
    const { fields } = signed(request);
    const asset = named(fields, request.params.rt, fields.from_public_id);
    const target = { ...asset, publicId: fields.to_public_id ?? "", type: fields.to_type || asset.type };
    if (!target.publicId) throw new CloudinaryError(400, "Missing required parameter - to_public_id");
    const inTheWay = library.find(target);
    if (inTheWay && inTheWay.assetId !== asset.assetId) {
      if (!isOn(fields.overwrite)) throw new CloudinaryError(400, `to_public_id ${target.publicId} already exists`);
      await library.remove(inTheWay);
    }
    const renamed = await library.change(asset, { publicId: target.publicId, type: target.type });
    webhooks.notify(fields.notification_url, "rename", {
      from_public_id: asset.publicId,
      to_public_id: renamed.publicId,
      asset_id: asset.assetId,
    });
    return uploadAnswer(renamed, needs);
  });

  app.post<{ Params: Params }>("/v1_1/:cloud/:rt/tags", async (request) => {
    const { fields } = signed(request);
    const told = asList(fields.tag);
    const touched: string[] = [];
    for (const publicId of asList(fields.public_ids)) {
      const asset = named(fields, request.params.rt, publicId);
      await library.change(asset, { tags: retagged(asset.tags, fields.command ?? "add", told) });
      touched.push(publicId);
    }
    return { public_ids: touched };
  });
}

function asForm(body: unknown): UploadForm {
  if (typeof body === "object" && body !== null && "fields" in body) return body as UploadForm;
  throw new CloudinaryError(400, "Missing required parameter - file");
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function asResourceType(rt: string): ResourceType {
  if (rt === "image" || rt === "video" || rt === "raw") return rt;
  throw new CloudinaryError(400, `Invalid resource type ${rt}`);
}

function retagged(tags: string[], command: string, told: string[]): string[] {
  if (command === "remove_all") return [];
  if (command === "replace") return told;
  if (command === "remove") return tags.filter((tag) => !told.includes(tag));
  return [...new Set([...tags, ...told])];
}

/** The file part, or the `file` field when it holds a data URI or the address of a file. */
async function stageFile(form: UploadForm, library: AssetLibrary): Promise<string> {
  if (form.file) return form.file.path;
  const text = form.fields.file ?? "";
  const path = library.stagingPath();
  const data = /^data:[^,]*?(;base64)?,/.exec(text);
  if (data) {
    const rest = text.slice(data[0].length);
    await writeFile(path, data[1] ? Buffer.from(rest, "base64") : Buffer.from(decodeURIComponent(rest), "latin1"));
    return path;
  }
  if (/^https?:\/\//.test(text)) {
    const answer = await fetch(text, { signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
    if (!answer?.ok) throw new CloudinaryError(400, `Error in loading ${text} - ${answer?.status ?? "no answer"}`);
    await writeFile(path, Buffer.from(await answer.arrayBuffer()));
    return path;
  }
  throw new CloudinaryError(400, "Missing required parameter - file");
}

function checkContent(
  found: Inspection,
  rt: string,
  fields: Record<string, string>,
  { account }: AnswerSettings,
): ResourceType {
  if (found.bytes === 0) throw new CloudinaryError(400, "Empty file");
  const resourceType = rt === "auto" ? found.resourceType : asResourceType(rt);
  const { limits } = account;
  const largest = { image: limits.imageBytes, video: limits.videoBytes, raw: limits.rawBytes }[resourceType];
  if (found.bytes > largest) {
    throw new CloudinaryError(400, `File size too large. Got ${found.bytes}. Maximum is ${largest}.`);
  }
  if (resourceType === "image" && found.resourceType !== "image") throw new CloudinaryError(400, "Invalid image file");
  if (resourceType === "video" && found.resourceType !== "video") {
    throw new CloudinaryError(400, "Unsupported video format or file");
  }
  const allowed = asList(fields.allowed_formats).map((format) => (format === "jpeg" ? "jpg" : format));
  if (allowed.length > 0 && !allowed.includes(found.format)) {
    const told = found.format || extname(fields.public_id ?? "").slice(1) || "unknown";
    throw new CloudinaryError(400, `${capital(resourceType)} file format ${told} not allowed`);
  }
  const pixels = (found.width ?? 0) * (found.height ?? 0);
  if (resourceType === "image" && pixels > limits.imagePixels) {
    const mega = (n: number) => (n / 1_000_000).toFixed(2);
    throw new CloudinaryError(
      400,
      `Maximum image size is ${mega(limits.imagePixels)} Megapixels. Requested ${mega(pixels)} Megapixels`,
    );
  }
  return resourceType;
}

function describe(
  fields: Record<string, string>,
  sentName: string | undefined,
  found: Inspection,
  resourceType: ResourceType,
  clock: SandboxClock,
): Omit<Asset, "assetId"> {
  const fileName = fields.filename_override || sentName || "file";
  const stem = basename(fileName, extname(fileName));
  const ownId = isOn(fields.use_filename)
    ? isOn(fields.unique_filename, true)
      ? `${stem}_${newId().slice(0, 6)}`
      : stem
    : newId().slice(0, 20);
  const given = fields.public_id || (resourceType === "raw" ? `${ownId}${extname(fileName)}` : ownId);
  const prefix = fields.folder || (isOn(fields.use_asset_folder_as_public_id_prefix) ? fields.asset_folder : undefined);
  const publicId = prefix ? `${prefix}/${given}` : given;
  return {
    publicId,
    resourceType,
    type: fields.type || "upload",
    version: clock.seconds(),
    versionId: newId(),
    format: found.format,
    ...(found.width !== undefined && { width: found.width }),
    ...(found.height !== undefined && { height: found.height }),
    ...(found.pages !== undefined && { pages: found.pages }),
    bytes: found.bytes,
    etag: found.etag,
    createdAt: clock.now().toISOString(),
    assetFolder: fields.asset_folder ?? fields.folder ?? "",
    displayName: fields.display_name || (publicId.split("/").at(-1) ?? publicId),
    originalFilename: stem,
    tags: asList(fields.tags),
    context: asContext(fields.context),
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
