import type { Refusal } from "@vitrina/domain";
import {
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from "mongodb";

const DUPLICATE_KEY = 11000;

const causes = function* (error: unknown): Generator<unknown> {
  for (let at = error; at instanceof Error; at = at.cause) yield at;
};

/** Whether a write failed because a unique index already holds the value; `field` narrows to one index. */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  for (const cause of causes(error)) {
    if (!(cause instanceof MongoServerError) || cause.code !== DUPLICATE_KEY) continue;
    return field === undefined || Object.hasOwn(cause.keyPattern ?? {}, field);
  }
  return false;
}

/** Hands on what `write` gives, with a duplicate key turned into the refusal. */
export async function refuseDuplicate<T>(write: Promise<T>, refusal: Refusal, field?: string): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isDuplicateKey(error, field) ? refusal : error;
  }
}

/** Hands on what was found, or refuses. */
export function found<T>(value: T | null | undefined, refusal: Refusal): T {
  if (value === null || value === undefined) throw refusal;
  return value;
}

/** What a server says that is not the primary any more, or is shutting down: by the next try there is another one. */
const STEPPING_DOWN: ReadonlySet<number | string | undefined> = new Set([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** Whether a call failed because the database could not be reached; whether a write had its effect is then unknown. */
export function isDatabaseAway(error: unknown): boolean {
  for (const cause of causes(error)) {
    if (cause instanceof MongoServerError && STEPPING_DOWN.has(cause.code)) return true;
    if (cause instanceof Error && (AWAY.some((kind) => cause instanceof kind) || cause.name === NO_PLACE_IN_POOL))
      return true;
  }
  return false;
}

/** The driver does not hand this class out. */
const NO_PLACE_IN_POOL = "MongoWaitQueueTimeoutError";

const AWAY = [MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoTopologyClosedError];
