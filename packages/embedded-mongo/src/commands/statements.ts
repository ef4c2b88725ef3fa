import { setImmediate as immediately } from "node:timers/promises";
import { ERROR_CODES, MongoError } from "../errors/mongo-error.ts";
import { type Doc, toDoc } from "../values/value.ts";
import { type Command, OK } from "./command.ts";

/** Errors that end the whole command and not only one statement of it. */
export const endsCommand = (fault: MongoError): boolean =>
  (fault.labels?.length ?? 0) > 0 || fault.code === ERROR_CODES.MaxTimeMSExpired;

const LONGEST_SILENCE_MS = 50;

/** What went wrong with single statements of a command that as such went well. */
export type Outcome = { writeErrors: Doc[] };

/** Runs statements one by one; an ordered command stops at the first error. */
export async function runStatements<S>(
  command: Command,
  statements: S[],
  run: (statement: S, index: number) => Promise<void> | void,
): Promise<Outcome> {
  const ordered = command.body.get("ordered") !== false;
  const writeErrors: Doc[] = [];
  let since = performance.now();
  for (let index = 0; index < statements.length; index++) {
    const statement = statements[index];
    if (statement === undefined) continue;
    // A driver that hears nothing for seconds takes the server for dead: between statements others are answered.
    if (performance.now() - since > LONGEST_SILENCE_MS) {
      await immediately();
      since = performance.now();
    }
    try {
      await run(statement, index);
    } catch (fault) {
      if (!(fault instanceof MongoError) || endsCommand(fault)) throw fault;
      writeErrors.push(fault.writeError(index));
      if (ordered || command.transaction) break;
    }
  }
  return { writeErrors };
}

export const withErrors = (fields: Parameters<typeof toDoc>[0], { writeErrors }: Outcome): Doc =>
  toDoc({ ...fields, writeErrors: writeErrors.length > 0 ? writeErrors : undefined, ok: OK });
