export type StoredObject = {
  key: string;
  bytes: number;
  etag: string;
  /** Lower-case hex, as its sender said; null for an object that somebody else put there. */
  sha256: string | null;
  lockedUntil: Date | null;
  versionId: string | null;
  changedAt: Date;
};

export type UnfinishedUpload = { key: string; uploadId: string; begunAt: Date };

/** Bytes that can be read again: an attempt that failed starts from its source. */
export type PartSource = {
  bytes: number;
  /** Lower-case hex of everything. */
  sha256: string;
  read(from: number, length: number): Promise<Uint8Array>;
};

type Putting = {
  contentType?: string;
  /** Until then nobody can delete or change it, whoever holds the keys; ignored where the company has no such lock. */
  lockUntil?: Date;
  signal?: AbortSignal;
  /** Told before the first part is sent, so that an upload that is cut off can be ended. */
  onUpload?(uploadId: string): Promise<void> | void;
  onSent?(bytes: number): void;
};

/** A bucket. Every call ends with an `ExternalError` and no other when the company cannot or will not do it. */
export type ObjectStorage = {
  /** Whether `lockUntil` holds there. */
  readonly locks: boolean;
  /** Sends it once. @throws {ExternalError} of kind `conflict` when another object is there under this key */
  put(key: string, source: PartSource, how?: Putting): Promise<void>;
  /** Null when there is none. */
  head(key: string): Promise<StoredObject | null>;
  /** In order of their keys. Without `sha256` and lock, which only `head` tells. */
  list(prefix: string): AsyncGenerator<Pick<StoredObject, "key" | "bytes" | "etag" | "changedAt">>;
  /** The object's bytes in order, in pieces of at most 8 MiB; ends with `conflict` when it was replaced meanwhile. */
  read(object: Pick<StoredObject, "key" | "bytes" | "etag">, signal?: AbortSignal): AsyncGenerator<Uint8Array>;
  /** For good, this version. @throws {ExternalError} of kind `auth` when it is locked or the key may not */
  remove(object: Pick<StoredObject, "key" | "versionId">): Promise<void>;
  unfinished(prefix: string): Promise<UnfinishedUpload[]>;
  /** Ends an upload and frees its parts; one that is not there is fine. */
  abandon(upload: Pick<UnfinishedUpload, "key" | "uploadId">): Promise<void>;
};
