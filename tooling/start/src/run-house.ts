import { codeOf, Trouble } from "./trouble.ts";

export type House = {
  /** Remembers what has to be closed; the last one opened is closed first. */
  closing: (close: () => Promise<void> | void) => void;
  /** True once it is being closed, so that what ends then is no surprise. */
  isClosing: () => boolean;
};

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `live`, and closes what it opened in reverse order: on Ctrl-C or SIGTERM (exit code 0), when `live` is over (0), and when
 * it fails (1; trouble in one line, a bug with its stack). A second Ctrl-C does not wait.
 */
export function runHouse(live: (house: House) => Promise<void>): void {
  const opened: (() => Promise<void> | void)[] = [];
  let isClosing = false;

  async function leave(code: number): Promise<void> {
    if (isClosing) return;
    isClosing = true;
    for (const close of opened.reverse()) await close();
    process.exit(code);
  }

  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (isClosing) process.exit(130);
      void leave(0);
    });
  }

  leaveWithNpm(() => leave(0));

  live({ closing: (close) => opened.push(close), isClosing: () => isClosing }).then(
    () => leave(Number(process.exitCode ?? 0)),
    (error: unknown) => {
      if (isClosing) return;
      console.error(isForThePerson(error) ? error.message : error);
      void leave(1);
    },
  );
}

const ASK_FOR_PARENT_EVERY_MS = 500;

/** npm hands a signal to its shell alone: what the shell had started would live on, and hold the port. */
function leaveWithNpm(leave: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) leave();
  }, ASK_FOR_PARENT_EVERY_MS).unref();
}

function isForThePerson(error: unknown): error is Error {
  return error instanceof Trouble || codeOf(error)?.startsWith("ERR_PARSE_ARGS") === true;
}
