/** An optional question that tells people from programs without a puzzle. */
export type Challenge = {
  /** Null where nothing is asked, or the company that asks does not answer: other defences remain, and no message is lost. */
  isPassed: (answer: string, address: string) => Promise<boolean | null>;
};

export const noChallenge: Challenge = { isPassed: async () => null };

export function challengeBy(
  turnstile: { isPassed(answer: string, address: string): Promise<boolean> },
  onUnanswered: (error: unknown) => void,
): Challenge {
  return {
    async isPassed(answer, address) {
      try {
        return await turnstile.isPassed(answer, address);
      } catch (error) {
        onUnanswered(error);
        return null;
      }
    },
  };
}
