import { type Letter, lettersOf } from "./letters.ts";
import type { HeldMessage, OutboxQueue } from "./outbox.queue.ts";

type Needs = {
  queue: OutboxQueue;
  now: () => Date;
  /** Tells one person one thing; the key makes telling it twice harmless. */
  tell: (letter: Letter, key: string) => Promise<void>;
  /** A number from 0 to 1. */
  jitter: () => number;
  onTrouble: (message: HeldMessage, error: unknown, final: boolean) => void;
};

const HOLD_MS = 60_000;
const ATTEMPTS = 8;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 2 * 60 * 60 * 1000;
const PROGRESS_EVERY = 25;

/** Delivers everything that is due now and hands back how many messages went out. Stops early when `stopping` says so. */
export async function relayDue(ctx: Needs, stopping: () => boolean = () => false): Promise<number> {
  let delivered = 0;
  while (!stopping()) {
    const message = await ctx.queue.hold(ctx.now(), HOLD_MS);
    if (!message) break;
    if (await deliver(ctx, message)) delivered += 1;
  }
  return delivered;
}

async function deliver(ctx: Needs, message: HeldMessage): Promise<boolean> {
  try {
    const letters = lettersOf(message.kind, message.payload);
    for (const [index, letter] of letters.entries()) {
      if (index < message.delivered) continue;
      await ctx.tell(letter, `${message.id}/${index}`);
      const out = index + 1;
      if (out % PROGRESS_EVERY !== 0) continue;
      const stillHeld = await ctx.queue.progress(message, out, new Date(ctx.now().getTime() + HOLD_MS));
      if (!stillHeld) return false;
    }
    await ctx.queue.done(message, ctx.now());
    return true;
  } catch (error) {
    const final = message.attempts >= ATTEMPTS;
    const words = error instanceof Error ? error.message.slice(0, 500) : "unknown error";
    if (final) await ctx.queue.bury(message, words);
    else await ctx.queue.retry(message, retryAt(message.attempts, ctx), words);
    ctx.onTrouble(message, error, final);
    return false;
  }
}

function retryAt(attempts: number, { now, jitter }: Pick<Needs, "now" | "jitter">): Date {
  const longest = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
  return new Date(now().getTime() + longest * (0.5 + jitter() / 2));
}
