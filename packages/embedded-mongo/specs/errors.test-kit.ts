import { type Document, MongoServerError } from "mongodb";
import type { Entities } from "./entities.test-kit.ts";
import { Mismatch, match } from "./matching.test-kit.ts";

const asError = (thrown: unknown): Document =>
  thrown instanceof Error ? Object.assign(Object.create(thrown), { message: thrown.message }) : {};

/** Checks what an operation threw against the error that is expected. */
export function matchError(expected: Document, thrown: unknown, entities: Entities): void {
  if (!(thrown instanceof Error)) throw new Mismatch("an error that is none was thrown");
  const error = asError(thrown);
  const insist = (holds: boolean, what: string): void => {
    if (!holds) throw new Mismatch(`the error's ${what}: ${thrown.name} ${error.code} ${thrown.message}`);
  };
  const { isClientError, errorContains, errorCode, errorCodeName, errorLabelsContain, errorLabelsOmit } = expected;
  if (isClientError !== undefined) {
    insist(isClientError === !(thrown instanceof MongoServerError || error.errorResponse !== undefined), "side");
  }
  if (errorContains) insist(thrown.message.toLowerCase().includes(String(errorContains).toLowerCase()), "message");
  if (errorCode !== undefined) insist(error.code === errorCode, `code, not ${errorCode}`);
  if (errorCodeName) insist(error.codeName === errorCodeName, `codeName, not ${errorCodeName}`);
  const has = (label: string): boolean => "hasErrorLabel" in error && error.hasErrorLabel(label);
  for (const label of errorLabelsContain ?? []) insist(has(label), `label ${label} missing`);
  for (const label of errorLabelsOmit ?? []) insist(!has(label), `label ${label} too many`);
  if (expected.errorResponse)
    match(expected.errorResponse, error.errorResponse ?? error.cause, entities, "errorResponse");
  if (expected.expectResult)
    match(expected.expectResult, error.result ?? error.partialResult, entities, "error.result");
  for (const kind of ["writeErrors", "writeConcernErrors"]) {
    if (!expected[kind]) continue;
    const found = error[kind];
    match(expected[kind], found instanceof Map ? Object.fromEntries(found) : found, entities, kind);
  }
}
