import type { ExpressionSettings } from "../aggregate/scope.ts";
import { compilePipeline } from "../aggregate/stages.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
import type { CursorSource } from "../server/cursors.ts";
import type { LoggedChange } from "../streams/change-log.ts";
import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { valueKey } from "../values/order-key.ts";
import { type Doc, isDoc, RawDocument, toDoc, type Value } from "../values/value.ts";
import { pipelineContext } from "./aggregate.ts";
import { type Command, countField, docField, matchContext } from "./command.ts";

const token = (seq: number): Doc => toDoc({ _data: seq.toString(16).toUpperCase().padStart(16, "0") });

/** Opens a cursor that follows the changes of a collection, a database or everything. */
export function openChangeStream(command: Command, spec: Doc, rest: Value[], settings: ExpressionSettings): Doc {
  const { engine, body, db } = command;
  if (
    (spec.get("fullDocumentBeforeChange") ?? "off") !== "off" ||
    spec.has("startAtOperationTime") ||
    spec.get("showExpandedEvents") === true
  ) {
    throw notSupported("a change stream with fullDocumentBeforeChange, startAtOperationTime or showExpandedEvents");
  }
  const target = body.get("aggregate");
  const everything = spec.get("allChangesForCluster") === true;
  const coll = typeof target === "string" ? target : null;
  const latest = engine.changes.start();
  const resume = docField(spec, "resumeAfter") ?? docField(spec, "startAfter");
  let seq = resume ? Number.parseInt(String(resume.get("_data")), 16) : latest;
  if (!Number.isSafeInteger(seq)) throw new MongoError(50811, "the resume token is not one of this server");
  if (resume && !engine.changes.reachesBack(seq)) {
    throw new MongoError(
      286,
      "Resume of change stream was not possible, as the resume point may no longer be in the oplog.",
    );
  }
  const stage = compilePipeline(rest, pipelineContext(command, settings, matchContext(settings)));
  const lookup = spec.get("fullDocument");
  const ready: RawDocument[] = [];
  let ended = false;
  const take = (change: LoggedChange): void => {
    seq = change.seq;
    for (const event of stage([complete(command, change, lookup)])) ready.push(new RawDocument(encodeDocument(event)));
    const type = change.event.get("operationType");
    if (coll === null || (type !== "drop" && type !== "rename" && type !== "dropDatabase")) return;
    ended = true;
    ready.push(
      new RawDocument(
        encodeDocument(
          toDoc({ _id: token(seq), operationType: "invalidate", clusterTime: change.event.get("clusterTime") }),
        ),
      ),
    );
  };
  const source: CursorSource = {
    next() {
      if (ready.length === 0 && !ended) {
        for (const change of engine.changes.after(seq, everything ? null : db, coll)) {
          take(change);
          if (ended) break;
        }
      }
      const value = ready.shift();
      return value ? { value, done: false } : { value: undefined, done: true };
    },
  };
  const cursor = docField(body, "cursor");
  return engine.cursors.first(`${db}.${coll ?? "$cmd.aggregate"}`, source, {
    batchSize: cursor ? countField(cursor, "batchSize") : null,
    session: command.session,
    live: {
      wait: (ms) => engine.changes.next(ms),
      ended: () => ended && ready.length === 0,
      resumeToken: () => token(seq),
    },
  });
}

/** The event as the watcher gets it: with its token first, and for an update the document as it is now, when asked for. */
function complete(command: Command, { seq, event }: LoggedChange, lookup: Value | undefined): Doc {
  const result: Doc = new Map<string, Value>([["_id", token(seq)], ...event]);
  if (
    event.get("operationType") !== "update" ||
    (lookup !== "updateLookup" && lookup !== "whenAvailable" && lookup !== "required")
  )
    return result;
  if (lookup === "required") throw notSupported("a change stream with fullDocument: required");
  const namespace = event.get("ns");
  const key = event.get("documentKey");
  if (!isDoc(namespace) || !isDoc(key)) return result;
  const collection = command.engine.catalog.get(String(namespace.get("db")), String(namespace.get("coll")));
  const row = collection?.store.byId(valueKey(key.get("_id")));
  result.set("fullDocument", row ? decodeDocument(row.bytes) : null);
  return result;
}
