import type { Refusal } from "@vitrina/domain";
import { MongoServerError } from "mongodb";

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
