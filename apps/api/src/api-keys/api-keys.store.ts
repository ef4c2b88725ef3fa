import type { Page } from "@vitrina/domain";
import type { ApiKey, Scope } from "@vitrina/domain/people";

/** Personal keys, known by their hashes alone. */
export type ApiKeys = {
  pageOf: (userId: string, request: { cursor?: string | null; limit: number }) => Promise<Page<ApiKey>>;
  add: (key: {
    userId: string;
    name: string;
    hash: string;
    start: string;
    scopes: readonly Scope[];
    expiresAt: Date;
  }) => Promise<ApiKey>;
  /** Gives what was taken away, or null when the person has no such key. */
  remove: (userId: string, id: string) => Promise<ApiKey | null>;
};
