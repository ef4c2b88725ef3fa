/** What accounts use of things that cost, counted where every process sees it. */
export type Usage = {
  /**
   * Takes so much out of what a key may use in a span of time; all or nothing.
   * @returns false when that would be more than the limit
   */
  take: (key: string, amount: number, limit: number, span: { from: Date; until: Date }) => Promise<boolean>;
};
