import { timingSafeEqual } from "node:crypto";
import {
  type Budget,
  type CallReport,
  type Circuit,
  callExternal,
  ExternalError,
  type ExternalOp,
} from "@vitrina/outside";
import { v2 as sdk } from "cloudinary";
import { credentialOptions, overOwnConnection } from "./cloudinary-account.ts";
import { apiBaseOf, type CloudinaryCredentials } from "./cloudinary-credentials.ts";
import { deliveryUrl } from "./delivery.ts";
import { explainCloudinary } from "./explain-cloudinary.ts";
import { fullPublicId, judgeSize, judgeStored } from "./judge-upload.ts";
import type { AssetRef, Media, StoredAsset } from "./media.ts";
import { readAsset } from "./read-asset.ts";
import { refusalFromVendor } from "./refusal-from-vendor.ts";
import { signing } from "./sdk-signatures.ts";
import { sendStream } from "./send-stream.ts";
import { UploadRefused } from "./upload-refused.ts";
import { type RulesByPurpose, rulesOf, type UploadRules } from "./upload-rules.ts";

export type CloudinaryMediaConfig = CloudinaryCredentials & {
  /** Where public files are delivered from, cloud included; `https://res.cloudinary.com/<cloud>` when left out. */
  deliveryBase?: string;
  rules: RulesByPurpose;
  uploadBudget?: Partial<Budget>;
  adminBudget?: Partial<Budget>;
  circuit?: Circuit;
  onCall?(report: CallReport): void;
};

const UPLOAD: Budget = { attemptMs: 60_000, attempts: 4, totalMs: 90_000, firstWaitMs: 500, longestWaitMs: 8_000 };
const ADMIN: Budget = { attemptMs: 10_000, attempts: 3, totalMs: 30_000, firstWaitMs: 500, longestWaitMs: 8_000 };

/**
 * Media at Cloudinary, through its own SDK.
 * Signatures: https://cloudinary.com/documentation/signatures ; access: https://cloudinary.com/documentation/control_access_to_media
 */
export function cloudinaryMedia(config: CloudinaryMediaConfig): Media {
  const credentials = credentialOptions(config);
  const deliveryBase = config.deliveryBase ?? `https://res.cloudinary.com/${config.cloudName}`;
  const explain = (thrown: unknown) => explainCloudinary(thrown, [config.apiSecret]);
  const shared = {
    service: "cloudinary",
    repeatable: true,
    explain,
    ...(config.circuit && { circuit: config.circuit }),
    ...(config.onCall && { onCall: config.onCall }),
  } as const;
  const uploadBudget = { ...UPLOAD, ...config.uploadBudget };
  const adminBudget = { ...ADMIN, ...config.adminBudget };

  const readBack = async (
    ask: (options: object) => Promise<unknown>,
    op: ExternalOp<"cloudinary">,
  ): Promise<StoredAsset | undefined> => {
    try {
      const answer = await callExternal({
        ...shared,
        op,
        budget: adminBudget,
        attempt: (signal) => overOwnConnection(config, signal, (agent) => ask({ ...credentials, agent })),
      });
      return readAsset(answer);
    } catch (error) {
      if (error instanceof ExternalError && error.kind === "not_found") return undefined;
      throw error;
    }
  };

  return {
    deliveryBase,

    signUpload(request) {
      const rules = rulesOf(config.rules, request.purpose);
      const publicId = fullPublicId(request, rules);
      if (request.expectedBytes !== undefined) judgeSize(rules, request.expectedBytes);
      const signed: Record<string, string> = {
        allowed_formats: rules.formats.join(","),
        asset_folder: request.folder,
        overwrite: "0",
        public_id: publicId,
        timestamp: String(Math.floor(request.now.getTime() / 1_000)),
        type: rules.deliveryType,
        ...(request.notificationUrl !== undefined && { notification_url: request.notificationUrl }),
      };
      const signature = signing.api_sign_request(signed, config.apiSecret, "sha256", 2);
      return {
        url: `${apiBaseOf(config)}/v1_1/${config.cloudName}/${endpointOf(rules)}/upload`,
        fields: { ...signed, api_key: config.apiKey, signature },
      };
    },

    async verifyUpload(result, expected) {
      const claimed = readClaim(result);
      if (!claimed) throw new UploadRefused("malformed");
      if (!isSignedByCloudinary(claimed, config.apiSecret)) throw new UploadRefused("wrong-signature");
      const rules = rulesOf(config.rules, expected.purpose);
      if (claimed.publicId !== fullPublicId(expected, rules)) {
        throw new UploadRefused("wrong-place", { publicId: claimed.publicId });
      }
      const stored = await readBack((options) => sdk.api.resource_by_asset_id(claimed.assetId, options), "read");
      if (!stored) throw new UploadRefused("missing", { publicId: claimed.publicId });
      return judgeStored(stored, expected, rules);
    },

    async verifyPlace(expected) {
      const rules = rulesOf(config.rules, expected.purpose);
      const publicId = fullPublicId(expected, rules);
      for (const resource_type of rules.resourceTypes) {
        const where = { type: rules.deliveryType, resource_type };
        const stored = await readBack((options) => sdk.api.resource(publicId, { ...options, ...where }), "find");
        if (stored) return judgeStored(stored, expected, rules);
      }
      throw new UploadRefused("missing", { publicId });
    },

    async upload({ bytes, fileName, ...place }) {
      const rules = rulesOf(config.rules, place.purpose);
      const publicId = fullPublicId(place, rules);
      if (bytes instanceof Uint8Array) judgeSize(rules, bytes.length);
      const { answer, sent } = await callExternal({
        ...shared,
        op: "upload",
        budget: uploadBudget,
        attempt: (signal) =>
          overOwnConnection(config, signal, (agent) =>
            sendStream(bytes, rules.maxBytes, {
              ...credentials,
              agent,
              timeout: uploadBudget.attemptMs,
              disable_promises: true,
              public_id: publicId,
              asset_folder: place.folder,
              type: rules.deliveryType,
              resource_type: endpointOf(rules),
              ...(rules.formats.length > 0 && { allowed_formats: [...rules.formats] }),
              overwrite: false,
              filename: fileName,
            }),
          ),
      }).catch((error: unknown) => {
        throw refusalFromVendor(error) ?? error;
      });
      const stored = readAsset(answer);
      if (!stored) throw new UploadRefused("malformed");
      if (stored.bytes !== sent.bytes || stored.etag !== sent.md5) {
        // What lies there may be somebody else's file, so it is not handed on to be destroyed.
        const isOlder = typeof answer === "object" && answer !== null && "existing" in answer;
        throw new UploadRefused(isOlder ? "place-taken" : "wrong-checksum", { publicId });
      }
      return judgeStored(stored, { ...place, ...sent }, rules);
    },

    async destroy(ref) {
      const answer: unknown = await callExternal({
        ...shared,
        op: "destroy",
        budget: adminBudget,
        attempt: (signal) =>
          overOwnConnection(config, signal, (agent) => {
            const options = {
              ...credentials,
              agent,
              type: ref.deliveryType,
              resource_type: ref.resourceType,
              invalidate: true,
            };
            return sdk.uploader.destroy(ref.publicId, options);
          }),
      });
      return typeof answer === "object" && answer !== null && "result" in answer && answer.result === "ok";
    },

    async exists(ref: AssetRef) {
      const where = { type: ref.deliveryType, resource_type: ref.resourceType };
      return (
        (await readBack((options) => sdk.api.resource(ref.publicId, { ...options, ...where }), "exists")) !== undefined
      );
    },

    deliveryUrl: (picture, look) => deliveryUrl(deliveryBase, picture, look),

    privateUrl: (asset, { now, expiresAt, download = false }) =>
      signing.private_download_url(asset.publicId, asset.resourceType === "raw" ? "" : asset.format, {
        ...credentials,
        type: asset.deliveryType,
        resource_type: asset.resourceType,
        timestamp: Math.floor(now.getTime() / 1_000),
        expires_at: Math.floor(expiresAt.getTime() / 1_000),
        attachment: download,
      }),
  };
}

function endpointOf(rules: UploadRules): "image" | "video" | "raw" | "auto" {
  const [only, ...others] = rules.resourceTypes;
  return only !== undefined && others.length === 0 ? only : "auto";
}

type Claim = { assetId: string; publicId: string; version: number; signature: string };

function readClaim(result: unknown): Claim | undefined {
  if (typeof result !== "object" || result === null) return undefined;
  const { asset_id, public_id, version, signature }: Record<string, unknown> = { ...result };
  if (typeof asset_id !== "string" || !/^[0-9a-f]{16,64}$/.test(asset_id)) return undefined;
  if (typeof public_id !== "string" || typeof version !== "number" || typeof signature !== "string") return undefined;
  return { assetId: asset_id, publicId: public_id, version, signature };
}

/** Answers are signed over public id and version by version 1 of the rules, in the hash the account is set to. */
function isSignedByCloudinary(claim: Claim, apiSecret: string): boolean {
  const given = Buffer.from(claim.signature);
  return (["sha1", "sha256"] as const).some((hash) => {
    const signed = { public_id: claim.publicId, version: claim.version };
    const right = Buffer.from(signing.api_sign_request(signed, apiSecret, hash, 1));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}
