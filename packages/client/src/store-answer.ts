import { type CallFacts, VitrinaFault, VitrinaRefusal } from "./errors.ts";
import { retryAfterMs } from "./retry-delay.ts";

/** What Cloudinary says about a file it has stored; the API checks it. */
export type UploadResult = { asset_id: string; public_id: string; version: number; signature: string };

export type StoreAnswer = { status: number; headers: Headers; text: string };

/**
 * Cloudinary answers with the stored file, or with `{ error: { message } }` and a status that says whose fault it is.
 *
 * @throws VitrinaRefusal when it will not have the file, VitrinaFault on anything unreadable
 */
export function storedIn(answer: StoreAnswer, path: string): UploadResult {
  const said = saidIn(answer, path);
  if (said && isResult(said)) return resultOf(said);
  throw new VitrinaFault(factsOf(answer, path), { status: 502, message: UNREADABLE });
}

/** As `storedIn`, for one piece of a file: null while Cloudinary waits for more pieces. */
export function pieceIn(answer: StoreAnswer, path: string): UploadResult | null {
  const said = saidIn(answer, path);
  if (said && isResult(said)) return resultOf(said);
  if (said?.done === false) return null;
  throw new VitrinaFault(factsOf(answer, path), { status: 502, message: UNREADABLE });
}

const UNREADABLE = "the store for files gave an unreadable answer";

function saidIn(answer: StoreAnswer, path: string): Record<string, unknown> | null {
  const said = jsonIn(answer.text);
  if (answer.status === 200) return isObject(said) ? said : null;
  const facts = factsOf(answer, path);
  const error = isObject(said) && isObject(said.error) ? said.error : null;
  const message = typeof error?.message === "string" ? error.message : null;
  if (answer.status === 400 && message !== null) {
    throw new VitrinaRefusal(facts, { code: "breaks-a-rule", reason: "upload-not-verified", facts: { said: message } });
  }
  throw new VitrinaFault(facts, {
    status: answer.status,
    message: message ?? `${UNREADABLE} (HTTP ${answer.status})`,
  });
}

function factsOf({ headers }: StoreAnswer, path: string): CallFacts {
  return {
    path,
    requestId: headers.get("x-request-id"),
    idempotencyKey: null,
    retryAfterMs: retryAfterMs(headers.get("retry-after"), new Date()),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isResult = (said: Record<string, unknown>): said is UploadResult =>
  typeof said.version === "number" &&
  [said.asset_id, said.public_id, said.signature].every((one) => typeof one === "string");

const resultOf = ({ asset_id, public_id, version, signature }: UploadResult): UploadResult => ({
  asset_id,
  public_id,
  version,
  signature,
});
