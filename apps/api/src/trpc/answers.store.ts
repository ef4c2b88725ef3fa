/** Answers already given to a key, so that a repeated request is answered and not executed again. */
export type AnswerStore = {
  find: (key: string) => Promise<{ path: string; requestHash: string; answer: string } | null>;
  /** Kept in the transaction of the change itself. Throws a duplicate key when the same request is answered elsewhere. */
  keep: (entry: { key: string; path: string; requestHash: string; answer: string }) => Promise<void>;
  isTaken: (error: unknown) => boolean;
};
