import { Refusal } from "@vitrina/domain";
import { RESERVATION_LOOKED_AT_AFTER_MS } from "@vitrina/domain/media";
import type { Ports } from "../ports.ts";
import type { RegisterRow } from "./register.store.ts";

type Needs = Pick<Ports, "register" | "shelf" | "media" | "now">;

const AT_A_TIME = 200;

export type Swept = { adopted: number; failed: number };

/**
 * Looks at every place that was reserved an hour ago or earlier and never confirmed. A whole file that lies there is taken
 * into the register: only the answer was lost. Where nothing lies, or not what was announced, the reservation has failed.
 */
export async function sweepReservations(ctx: Needs, signal?: AbortSignal): Promise<Swept> {
  const before = new Date(ctx.now().getTime() - RESERVATION_LOOKED_AT_AFTER_MS);
  const swept = { adopted: 0, failed: 0 };
  for (const row of await ctx.register.reservedBefore(before, AT_A_TIME)) {
    signal?.throwIfAborted();
    swept[await settle(ctx, row)] += 1;
  }
  return swept;
}

/** @throws Refusal `try-later` while the media company does not answer: a place that was not seen proves nothing */
export async function settle(ctx: Needs, row: RegisterRow): Promise<keyof Swept> {
  const there = await ctx.shelf.find(row);
  if (!there) {
    await ctx.register.fail(row.id, "missing");
    return "failed";
  }
  const md5 = row.expectedMd5 ?? there.etag;
  try {
    const place = { purpose: row.purpose, folder: row.folder, publicId: row.id };
    const file = await ctx.media.verifyUpload(null, { ...place, bytes: row.expectedBytes, md5 });
    await ctx.register.adopt(row.id, md5, file);
    return "adopted";
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "try-later") throw error;
    await ctx.register.fail(row.id, error.reason);
    return "failed";
  }
}
