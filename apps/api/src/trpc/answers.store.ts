/** Answers already given to a key, so that a repeated request is answered and not executed again. */
export type AnswerStore = {
  find: (key: string) => Promise<{ path: string; requestHash: string; answer: string } | null>;
  /** Takes the key in the transaction of the change itself. Throws a duplicate key when somebody holds it. */
  claim: (request: { key: string; path: string; requestHash: string }) => Promise<void>;
  keep: (key: string, answer: string) => Promise<void>;
  isTaken: (error: unknown) => boolean;
};
