/** How the commands end, for what runs them by itself. */
export const EXIT = {
  /** Everything that was asked for is proven. */
  done: 0,
  /** Something did not arrive. */
  failed: 1,
  /** A setting is missing or wrong: nothing could be tried. */
  notSetUp: 2,
  /** Nothing failed, and nobody could look whether it is there. */
  unproven: 3,
} as const;

/** A setting that a person has to put right; the message says which, and where to find it. */
export class NotSetUp extends Error {
  override readonly name = "NotSetUp";
}
