import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "../commands/command.ts";
import { docField, OK } from "../commands/command.ts";
import { errorLabels, type LabelledRequest } from "../errors/labels.ts";
import { MongoError, nameOfCode } from "../errors/mongo-error.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, toDoc, type Value } from "../values/value.ts";

/** Ends the connection that a request came on, without an answer. */
export class ConnectionCut extends Error {
  override name = "ConnectionCut";
}

const KNOWN = new Set(["failCommand", "onPrimaryTransactionalWrite", "failGetMoreAfterCursorCheckout"]);

/** After these a change stream may go on where it left off. */
const RESUMABLE = new Set([6, 7, 63, 89, 91, 133, 150, 189, 234, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436]);

type FailPoint = { data: Doc; skip: number; times: number };

const ENDING = new Set(["commitTransaction", "abortTransaction"]);

/** How a request stands to transactions and retries, as far as its errors' labels go. */
export const labelled = ({ name, body }: Pick<Command, "name" | "body">): LabelledRequest => {
  const inTransaction = body.get("autocommit") === false;
  return {
    inTransaction,
    endsTransaction: inTransaction && ENDING.has(name),
    retryableWrite: !inTransaction && body.has("txnNumber"),
  };
};

/**
 * Failures on order, for tests of clients: `failCommand` and `onPrimaryTransactionalWrite` as the real server has them with
 * `enableTestCommands`.
 */
export class FailPoints {
  private readonly active = new Map<string, FailPoint>();

  configure(body: Doc): Doc {
    const name = String(body.get("configureFailPoint"));
    if (!KNOWN.has(name)) {
      throw new MongoError("FailPointSetFailed", `${name} not found`);
    }
    const mode = body.get("mode");
    const data = docField(body, "data") ?? new Map();
    if (mode === "off") this.active.delete(name);
    else if (mode === "alwaysOn") this.active.set(name, { data, skip: 0, times: Number.POSITIVE_INFINITY });
    else if (isDoc(mode)) {
      const skip = numberOf(mode.get("skip")) ?? 0;
      this.active.set(name, { data, skip, times: numberOf(mode.get("times")) ?? Number.POSITIVE_INFINITY });
    } else throw new MongoError("BadValue", "mode must be 'off', 'alwaysOn' or a document");
    return toDoc({ count: 0, ok: OK });
  }

  private take(name: string): Doc | null {
    const point = this.active.get(name);
    if (!point) return null;
    if (point.skip > 0) {
      point.skip--;
      return null;
    }
    if (--point.times <= 0) this.active.delete(name);
    return point.data;
  }

  /** Fails a command, or gives what its answer is to carry although it went well. */
  async before(command: Command): Promise<Doc | null> {
    if (command.name === "getMore") this.failGetMore();
    const waiting = this.active.get("failCommand");
    if (!waiting || !concerns(waiting.data, command)) return null;
    const data = this.take("failCommand");
    if (!data) return null;
    if (data.get("blockConnection") === true) await sleep(numberOf(data.get("blockTimeMS")) ?? 0);
    if (data.get("closeConnection") === true) throw new ConnectionCut("a fail point cut it");
    const code = numberOf(data.get("errorCode"));
    const given = labelsIn(data);
    if (code !== null) {
      const labels = given ?? errorLabels(code, labelled(command));
      throw new MongoError(nameOfCode(code) ?? code, "Failing command via 'failCommand' failpoint", {}, labels);
    }
    const concern = data.get("writeConcernError");
    if (!isDoc(concern)) return null;
    const labels = given ?? errorLabels(numberOf(concern.get("code")) ?? 0, labelled(command), true);
    return toDoc({ writeConcernError: concern, errorLabels: labels.length > 0 ? labels : undefined });
  }

  private failGetMore(): void {
    const code = numberOf(this.take("failGetMoreAfterCursorCheckout")?.get("errorCode"));
    if (code === null) return;
    const labels = RESUMABLE.has(code) ? ["ResumableChangeStreamError"] : [];
    throw new MongoError(nameOfCode(code) ?? code, "Failing getMore via failpoint", {}, labels);
  }

  /** Just before a retryable write is kept. */
  beforeCommit(): void {
    const code = numberOf(this.active.get("onPrimaryTransactionalWrite")?.data.get("failBeforeCommitExceptionCode"));
    const data = code === null ? null : this.take("onPrimaryTransactionalWrite");
    if (code === null || !data) return;
    if (data.get("closeConnection") !== false) throw new ConnectionCut("a fail point cut it");
    throw new MongoError(nameOfCode(code) ?? code, "Failing write via 'onPrimaryTransactionalWrite' failpoint");
  }

  /** A retryable write is done; its answer may get lost. */
  afterCommit(): void {
    const point = this.active.get("onPrimaryTransactionalWrite");
    if (!point || point.data.has("failBeforeCommitExceptionCode")) return;
    const data = this.take("onPrimaryTransactionalWrite");
    if (data && data.get("closeConnection") !== false) throw new ConnectionCut("a fail point cut it");
  }
}

function concerns(data: Doc, { name, connection }: Command): boolean {
  if (name === "configureFailPoint") return false;
  const names = data.get("failCommands");
  if (!Array.isArray(names) || !names.some((one) => String(one).toLowerCase() === name.toLowerCase())) return false;
  const application = data.get("appName");
  return application === undefined || application === connection.application;
}

function labelsIn(data: Doc): string[] | null {
  const labels = data.get("errorLabels");
  return Array.isArray(labels) ? labels.map(String) : null;
}

const numberOf = (value: Value | undefined): number | null => (isNumeric(value) ? toNumber(value) : null);
