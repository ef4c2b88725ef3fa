import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

/** What a request brings: who asks, and how to find this request in the log. */
export type Asking = {
  actor: Actor | null;
  requestId: string;
  address: string;
  /** What the caller says it is: a browser's name and version, or a program's. */
  agent?: string;
  idempotencyKey: string | null;
};

/** What every procedure may use. Speaks in ports, so that the router's types speak neither Prisma nor Fastify. */
export type Context = Ports & Asking;
