import { createHash } from "node:crypto";
import { Refusal } from "@vitrina/domain";
import superjson from "superjson";
import type { AnswerStore } from "./answers.store.ts";

type Needs = {
  answers: AnswerStore;
  transaction: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * Runs a mutation once per key: a repetition gets the first answer again, and the answer is stored in the transaction of
 * the change, so that there is never one without the other.
 *
 * @throws Refusal `changed-meanwhile` when the key was used for another request
 */
export async function once(
  ctx: Needs,
  request: { key: string; path: string; input: unknown },
  run: () => Promise<unknown>,
): Promise<unknown> {
  const { key, path } = request;
  const requestHash = createHash("sha256").update(superjson.stringify(request.input)).digest("hex");
  const given = await answerGiven(ctx.answers, { key, path, requestHash });
  if (given) return given.answer;
  try {
    return await ctx.transaction(async () => {
      // The claim comes first: whoever repeats the request at the same time then waits here, and not behind half the work.
      await ctx.answers.claim({ key, path, requestHash });
      const answer = await run();
      await ctx.answers.keep(key, superjson.stringify(answer));
      return answer;
    });
  } catch (error) {
    if (!ctx.answers.isTaken(error)) throw error;
    const givenElsewhere = await answerGiven(ctx.answers, { key, path, requestHash });
    if (!givenElsewhere) throw error;
    return givenElsewhere.answer;
  }
}

async function answerGiven(
  answers: AnswerStore,
  { key, path, requestHash }: { key: string; path: string; requestHash: string },
): Promise<{ answer: unknown } | null> {
  const known = await answers.find(key);
  if (!known) return null;
  if (known.path !== path || known.requestHash !== requestHash) {
    throw new Refusal("changed-meanwhile", "idempotency-key-reused");
  }
  return { answer: superjson.parse(known.answer) };
}
