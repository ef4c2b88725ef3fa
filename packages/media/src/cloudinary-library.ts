import {
  type Budget,
  callExternal,
  codeBeneath,
  ExternalError,
  type ExternalOp,
  type Failure,
  failureFromStatus,
  networkFailure,
} from "@vitrina/outside";
import { v2 as sdk } from "cloudinary";
import { credentialOptions, overOwnConnection } from "./cloudinary-account.ts";
import type { CloudinaryMediaConfig } from "./cloudinary-media.ts";
import { explainCloudinary } from "./explain-cloudinary.ts";
import type { StoredAsset } from "./media.ts";
import { readAsset } from "./read-asset.ts";
import { signing } from "./sdk-signatures.ts";
import type { DeliveryType, ResourceType } from "./upload-rules.ts";

/** What the account holds, as its Admin API tells it. Every call counts against the hourly allowance. */
export type MediaLibrary = {
  /** The file at a place of whichever of these kinds. @throws {ExternalError} */
  find(publicId: string, deliveryType: DeliveryType, kinds: readonly ResourceType[]): Promise<StoredAsset | undefined>;
  /** Up to 500 files of one kind; `next` is null on the last page. @throws {ExternalError} */
  list(
    kind: { resourceType: ResourceType; deliveryType: DeliveryType },
    cursor: string | null,
  ): Promise<{ files: StoredAsset[]; next: string | null }>;
  /** The untouched bytes of one file, in memory; null when there are more than `maxBytes`. @throws {ExternalError} */
  readOriginal(asset: StoredAsset, limits: { now: Date; maxBytes: number }): Promise<Uint8Array | null>;
  /** @throws {ExternalError} */
  usage(): Promise<{
    plan: string;
    files: number | null;
    storageBytes: number | null;
    creditsUsed: number | null;
    creditsLimit: number | null;
  }>;
};

const READ: Budget = { attemptMs: 30_000, attempts: 3, totalMs: 60_000, firstWaitMs: 500, longestWaitMs: 8_000 };
const ADMIN: Budget = { attemptMs: 10_000, attempts: 3, totalMs: 30_000, firstWaitMs: 500, longestWaitMs: 8_000 };

/** The library of a Cloudinary account: https://cloudinary.com/documentation/admin_api */
export function cloudinaryLibrary(config: Omit<CloudinaryMediaConfig, "rules">): MediaLibrary {
  const credentials = credentialOptions(config);
  const ask = (op: ExternalOp<"cloudinary">, call: (options: object) => Promise<unknown>): Promise<unknown> =>
    callExternal({
      service: "cloudinary",
      op,
      repeatable: true,
      budget: { ...ADMIN, ...config.adminBudget },
      explain: (thrown: unknown) => explainCloudinary(thrown, [config.apiSecret]),
      ...(config.circuit && { circuit: config.circuit }),
      ...(config.onCall && { onCall: config.onCall }),
      attempt: (signal) => overOwnConnection(config, signal, (agent) => call({ ...credentials, agent })),
    });

  return {
    async find(publicId, type, kinds) {
      for (const resource_type of kinds) {
        try {
          const answer = await ask("find", (options) =>
            sdk.api.resource(publicId, { ...options, type, resource_type }),
          );
          const stored = readAsset(answer);
          if (stored) return stored;
        } catch (error) {
          if (!(error instanceof ExternalError && error.kind === "not_found")) throw error;
        }
      }
      return undefined;
    },

    async list({ resourceType: resource_type, deliveryType: type }, cursor) {
      const page = { resource_type, type, max_results: 500, ...(cursor !== null && { next_cursor: cursor }) };
      const told = recordOf(await ask("list", (options) => sdk.api.resources({ ...options, ...page })));
      const files = Array.isArray(told.resources) ? told.resources.flatMap((one) => readAsset(one) ?? []) : [];
      return { files, next: typeof told.next_cursor === "string" ? told.next_cursor : null };
    },

    readOriginal: (asset, { now, maxBytes }) =>
      callExternal({
        service: "cloudinary",
        op: "read-original",
        repeatable: true,
        budget: { ...READ, ...config.adminBudget },
        explain: (thrown: unknown) =>
          isFailure(thrown) ? thrown.failure : networkFailure("the download broke off", codeBeneath(thrown)),
        ...(config.circuit && { circuit: config.circuit }),
        ...(config.onCall && { onCall: config.onCall }),
        attempt: async (signal) => {
          const seconds = Math.floor(now.getTime() / 1_000);
          const address = signing.private_download_url(asset.publicId, asset.format, {
            ...credentials,
            type: asset.deliveryType,
            resource_type: asset.resourceType,
            timestamp: seconds,
            expires_at: seconds + 120,
          });
          const answer = await fetch(address, { signal });
          if (!answer.ok || !answer.body) {
            await answer.body?.cancel();
            const failure = failureFromStatus(answer.status, `answered ${answer.status}`);
            throw Object.assign(new Error("not delivered"), { failure });
          }
          const bytes = await upTo(answer.body, maxBytes);
          if (bytes && bytes.length !== asset.bytes) {
            const failure = failureFromStatus(200, `delivered ${bytes.length} bytes instead of ${asset.bytes}`);
            throw Object.assign(new Error("not delivered"), { failure });
          }
          return bytes;
        },
      }),

    async usage() {
      const told = recordOf(await ask("usage", (options) => sdk.api.usage(options)));
      const [storage, credits] = [recordOf(told.storage), recordOf(told.credits)];
      return {
        plan: typeof told.plan === "string" ? told.plan : "",
        files: numberOf(told.resources),
        storageBytes: numberOf(storage.usage),
        creditsUsed: numberOf(credits.usage),
        creditsLimit: numberOf(credits.limit),
      };
    },
  };
}

function isFailure(thrown: unknown): thrown is { failure: Failure } {
  return thrown instanceof Error && "failure" in thrown;
}

async function upTo(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > maxBytes) return null;
    pieces.push(piece);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
