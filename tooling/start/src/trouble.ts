/** Something the person at the keyboard can put right. Its message is the whole story: it says what to do. */
export class Trouble extends Error {
  override name = "Trouble";
}

/** The `code` of a system error, such as `EADDRINUSE`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
