import { type Letter, lettersOf } from "./letters.ts";
import type { HeldMessage, OutboxQueue } from "./outbox.queue.ts";
import { isLastAttempt, mayHaveHappened, REVIEW_AFTER_MS, retryAfterMs, retryClass } from "./retry-plan.ts";

type Needs = {
  queue: OutboxQueue;
  now: () => Date;
  /** Tells one person one thing; the key makes telling it twice harmless, for a day. */
  tell: (letter: Letter, key: string) => Promise<void>;
  /** A number from 0 to 1. */
  jitter: () => number;
  onTrouble: (message: HeldMessage, error: unknown, final: boolean) => void;
  /** How long a message stays with a relay that has fallen silent. */
  holdMs?: number;
};

const HOLD_MS = 60_000;
const BEATS_PER_HOLD = 3;
const PROGRESS_EVERY = 25;

/** Delivers everything that is due now and hands back how many messages went out. Stops early when `stopping` says so. */
export async function relayDue(ctx: Needs, stopping: () => boolean = () => false): Promise<number> {
  let delivered = 0;
  while (!stopping()) {
    const message = await ctx.queue.hold(ctx.now(), ctx.holdMs ?? HOLD_MS);
    if (!message) break;
    if (await deliver(ctx, message, stopping)) delivered += 1;
  }
  return delivered;
}

async function deliver(ctx: Needs, message: HeldMessage, stopping: () => boolean): Promise<boolean> {
  const { queue, now } = ctx;
  if (message.unsureSince && now().getTime() - message.unsureSince.getTime() >= REVIEW_AFTER_MS) {
    const words = "It may have been sent more than a day ago; sending it again could send it twice.";
    await queue.bury(message, "needs-review", now(), words, { delivered: message.delivered, unsure: true });
    ctx.onTrouble(message, new Error(words), true);
    return false;
  }
  let out = message.delivered;
  const alive = keepHeld(ctx, message);
  try {
    const letters = lettersOf(message.kind, message.payload);
    for (const letter of letters.slice(out)) {
      if (stopping() || alive.lost()) break;
      await ctx.tell(letter, `${message.id}/${out}`);
      out += 1;
      if (out % PROGRESS_EVERY === 0 && !(await queue.progress(message, out))) return false;
    }
    if (alive.lost()) return false;
    if (out < letters.length) await queue.retry(message, now(), "", { delivered: out, unsure: false });
    else await queue.done(message, now());
    return out === letters.length;
  } catch (error) {
    await giveUpOrWait(ctx, message, error, out);
    return false;
  } finally {
    alive.end();
  }
}

async function giveUpOrWait(ctx: Needs, message: HeldMessage, error: unknown, delivered: number): Promise<void> {
  const words = error instanceof Error ? error.message.slice(0, 500) : "unknown error";
  const final = isLastAttempt(message.attempts, error);
  const progress = { delivered, unsure: mayHaveHappened(error) };
  if (final) {
    const as = retryClass(error) === "taken" ? "needs-review" : "dead";
    await ctx.queue.bury(message, as, ctx.now(), words, progress);
  } else {
    const at = new Date(ctx.now().getTime() + retryAfterMs(message.attempts, error, ctx.jitter()));
    await ctx.queue.retry(message, at, words, progress);
  }
  ctx.onTrouble(message, error, final);
}

/** Tells storage that the work goes on, so that nobody else takes the message. */
function keepHeld({ queue, now, holdMs = HOLD_MS }: Needs, message: HeldMessage) {
  let lost = false;
  const beat = setInterval(async () => {
    const held = await queue.beat(message, new Date(now().getTime() + holdMs)).catch(() => true);
    if (!held) lost = true;
  }, holdMs / BEATS_PER_HOLD);
  return { lost: () => lost, end: () => clearInterval(beat) };
}
