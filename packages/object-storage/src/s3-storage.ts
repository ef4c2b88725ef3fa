import type { ListMultipartUploadsCommandOutput, S3Client } from "@aws-sdk/client-s3";
import {
  type Budget,
  type CallReport,
  type Circuit,
  callExternal,
  ExternalError,
  type ExternalOp,
} from "@vitrina/outside";
import { BadAnswer, explainS3 } from "./explain-s3.ts";
import type { ObjectStorage, StoredObject, UnfinishedUpload } from "./object-storage.ts";
import { putObject } from "./put-object.ts";
import { MANNERS, type Vendor } from "./vendors.ts";

export type ObjectStorageConfig = {
  vendor: Vendor;
  /** Needed by all but AWS itself. */
  endpoint?: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  budget?: Partial<Budget>;
  /** Of each part of a large object, 5 MiB at least; 16 MiB when left out. */
  partBytes?: number;
  circuit?: Circuit;
  onCall?(report: CallReport): void;
};

/** One request of whatever kind, with its deadline and its retries. */
export type Ask = <T>(
  op: ExternalOp<"s3">,
  how: { repeatable: boolean; signal?: AbortSignal | undefined },
  request: (
    client: S3Client,
    sdk: typeof import("@aws-sdk/client-s3"),
    options: { abortSignal: AbortSignal },
  ) => Promise<T>,
) => Promise<T>;

const BUDGET: Budget = { attemptMs: 120_000, attempts: 4, totalMs: 480_000, firstWaitMs: 500, longestWaitMs: 8_000 };
const PIECE = 8 * 1024 * 1024;

/** Object storage through the AWS SDK. Nothing is loaded and nobody is asked before the first call. */
export function objectStorage(config: ObjectStorageConfig): ObjectStorage {
  const manners = MANNERS[config.vendor];
  const { bucket: Bucket } = config;
  const secrets = [config.secretAccessKey, config.accessKeyId];
  let opened: Promise<{ sdk: typeof import("@aws-sdk/client-s3"); client: S3Client }> | undefined;
  const open = () => {
    opened ??= import("@aws-sdk/client-s3").then((sdk) => ({ sdk, client: clientOf(sdk, config) }));
    return opened;
  };

  const ask: Ask = async (op, { repeatable, signal }, request) => {
    const { client, sdk } = await open();
    return callExternal({
      service: "s3",
      op,
      repeatable,
      budget: { ...BUDGET, ...config.budget },
      explain: (thrown) => explainS3(thrown, secrets),
      ...(signal && { signal }),
      ...(config.circuit && { circuit: config.circuit }),
      ...(config.onCall && { onCall: config.onCall }),
      attempt: (abortSignal) => request(client, sdk, { abortSignal }),
    });
  };

  const head = async (key: string): Promise<StoredObject | null> => {
    try {
      return await ask("head", { repeatable: true }, async (client, sdk, options) => {
        const told = await client.send(new sdk.HeadObjectCommand({ Bucket, Key: key }), options);
        if (told.ETag === undefined || told.ContentLength === undefined) throw new BadAnswer("an object without ETag");
        return {
          key,
          bytes: told.ContentLength,
          etag: told.ETag,
          sha256: told.Metadata?.sha256 ?? null,
          lockedUntil: told.ObjectLockRetainUntilDate ?? null,
          versionId: told.VersionId ?? null,
          changedAt: told.LastModified ?? new Date(0),
        };
      });
    } catch (error) {
      if (error instanceof ExternalError && error.kind === "not_found") return null;
      throw error;
    }
  };

  return {
    locks: manners.objectLock,
    head,
    put: (key, source, how = {}) =>
      putObject({ ask, head, bucket: Bucket, manners, partBytes: config.partBytes }, key, source, how),

    async *list(prefix) {
      let token: string | undefined;
      do {
        const page = await ask("list", { repeatable: true }, async (client, sdk, options) => {
          const asked = { Bucket, Prefix: prefix, ContinuationToken: token };
          const answer = await client.send(new sdk.ListObjectsV2Command(asked), options);
          if (answer.KeyCount === undefined && answer.Name === undefined) throw new BadAnswer("a list that is none");
          return answer;
        });
        for (const { Key, Size, ETag, LastModified } of page.Contents ?? []) {
          if (Key === undefined) continue;
          yield { key: Key, bytes: Size ?? 0, etag: ETag ?? "", changedAt: LastModified ?? new Date(0) };
        }
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (token !== undefined);
    },

    async *read({ key, bytes, etag }, signal) {
      for (let from = 0; from < bytes; from += PIECE) {
        const to = Math.min(from + PIECE, bytes) - 1;
        yield await ask("read", { repeatable: true, signal }, async (client, sdk, options) => {
          const asked = { Bucket, Key: key, Range: `bytes=${from}-${to}`, IfMatch: etag };
          const { Body } = await client.send(new sdk.GetObjectCommand(asked), options);
          const piece = await Body?.transformToByteArray();
          if (piece?.length !== to - from + 1)
            throw new BadAnswer(`${piece?.length ?? 0} bytes instead of ${to - from + 1}`);
          return piece;
        });
      }
    },

    remove: ({ key, versionId }) =>
      ask("remove", { repeatable: true }, async (client, sdk, options) => {
        const asked = { Bucket, Key: key, ...(versionId !== null && { VersionId: versionId }) };
        await client.send(new sdk.DeleteObjectCommand(asked), options);
      }),

    async unfinished(prefix) {
      const found: UnfinishedUpload[] = [];
      let [KeyMarker, UploadIdMarker]: (string | undefined)[] = [];
      for (let more = true; more; ) {
        const asked = { Bucket, Prefix: prefix, KeyMarker, UploadIdMarker };
        const page: ListMultipartUploadsCommandOutput = await ask(
          "unfinished",
          { repeatable: true },
          async (client, sdk, options) => {
            const answer = await client.send(new sdk.ListMultipartUploadsCommand(asked), options);
            if (answer.Bucket === undefined) throw new BadAnswer("a list that is none");
            return answer;
          },
        );
        for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
          if (Key && UploadId) found.push({ key: Key, uploadId: UploadId, begunAt: Initiated ?? new Date(0) });
        }
        [KeyMarker, UploadIdMarker] = [page.NextKeyMarker, page.NextUploadIdMarker];
        more = page.IsTruncated === true;
      }
      return found;
    },

    async abandon({ key, uploadId }) {
      try {
        await ask("abandon", { repeatable: true }, (client, sdk, options) =>
          client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key: key, UploadId: uploadId }), options),
        );
      } catch (error) {
        if (!(error instanceof ExternalError && error.kind === "not_found")) throw error;
      }
    },
  };
}

/**
 * Without `throwOnRequestTimeout` the SDK only writes a warning when time is up; its own checksums are off, because R2 and B2
 * refused them. Retries are `callExternal`'s.
 */
function clientOf(sdk: typeof import("@aws-sdk/client-s3"), config: ObjectStorageConfig): S3Client {
  return new sdk.S3Client({
    region: config.region,
    ...(config.endpoint !== undefined && { endpoint: config.endpoint }),
    forcePathStyle: MANNERS[config.vendor].pathStyle || config.endpoint !== undefined,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    maxAttempts: 1,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 120_000,
      throwOnRequestTimeout: true,
      socketTimeout: 60_000,
    },
  });
}
