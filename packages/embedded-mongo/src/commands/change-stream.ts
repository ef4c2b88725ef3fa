import type { ExpressionSettings } from "../aggregate/scope.ts";
import { compilePipeline } from "../aggregate/stages.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
import type { CursorSource } from "../server/cursors.ts";
import { type LoggedChange, POST_IMAGE, PRE_IMAGE } from "../streams/change-log.ts";
import { equalValues } from "../values/compare.ts";
import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { valueKey } from "../values/order-key.ts";
import { type Doc, isDoc, RawDocument, toDoc, type Value } from "../values/value.ts";
import { pipelineContext } from "./aggregate.ts";
import { type Command, countField, docField, lookUp, matchContext } from "./command.ts";
import { refuseTimeSeries } from "./time-series.ts";

const token = (seq: number): Doc => toDoc({ _data: seq.toString(16).toUpperCase().padStart(16, "0") });

/** Opens a cursor that follows the changes of a collection, a database or everything. */
export function openChangeStream(command: Command, spec: Doc, rest: Value[], settings: ExpressionSettings): Doc {
  const { engine, body, db } = command;
  if (spec.has("startAtOperationTime") || spec.get("showExpandedEvents") === true) {
    throw notSupported("a change stream with startAtOperationTime or showExpandedEvents");
  }
  const target = body.get("aggregate");
  const everything = spec.get("allChangesForCluster") === true;
  const coll = typeof target === "string" ? target : null;
  const watched = coll === null ? undefined : lookUp(command, db, coll);
  if (watched) refuseTimeSeries(watched);
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
  const wanted = wantedImages(spec);
  const ready: RawDocument[] = [];
  const places = new WeakMap<RawDocument, number>();
  const prepare = (event: Doc): void => {
    const raw = new RawDocument(encodeDocument(event));
    places.set(raw, seq);
    ready.push(raw);
  };
  let handedOut = seq;
  let ended = false;
  const take = (change: LoggedChange): void => {
    seq = change.seq;
    for (const event of stage([complete(command, change, wanted)])) {
      prepare(keepsToken(event, seq));
    }
    const type = change.event.get("operationType");
    if (coll === null || (type !== "drop" && type !== "rename" && type !== "dropDatabase")) return;
    ended = true;
    prepare(toDoc({ _id: token(seq), operationType: "invalidate", clusterTime: change.event.get("clusterTime") }));
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
      resumeToken: (last, kept) => {
        if (ready.length === 0 && !kept) handedOut = seq;
        else if (last) handedOut = places.get(last) ?? handedOut;
        return token(handedOut);
      },
    },
  });
}

const IMAGES = new Set(["off", "whenAvailable", "required"]);
const LOOKUPS = new Set(["default", "updateLookup", "whenAvailable", "required"]);

type Wanted = { after: string; before: string };

/** What a watcher wants to see beside the change. Throws BadValue for what there is not. */
function wantedImages(spec: Doc): Wanted {
  const after = String(spec.get("fullDocument") ?? "default");
  const before = String(spec.get("fullDocumentBeforeChange") ?? "off");
  for (const [name, value, known] of [
    ["fullDocument", after, LOOKUPS],
    ["fullDocumentBeforeChange", before, IMAGES],
  ] as const) {
    if (known.has(value)) continue;
    throw new MongoError(
      "BadValue",
      `Enumeration value '${value}' for field '$changeStream.${name}' is not a valid value.`,
    );
  }
  return { after, before };
}

/** The event as the watcher gets it: with its token first, and with the document as it is, was or became, as asked for. */
function complete(command: Command, { seq, event }: LoggedChange, { after, before }: Wanted): Doc {
  const result: Doc = new Map<string, Value>([["_id", token(seq)], ...event]);
  const [was, became] = [event.get(PRE_IMAGE), event.get(POST_IMAGE)];
  result.delete(PRE_IMAGE);
  result.delete(POST_IMAGE);
  const type = event.get("operationType");
  if (type === "update" && after === "updateLookup") result.set("fullDocument", currentDocument(command, event));
  else if (type === "update" && after !== "default") result.set("fullDocument", image(became, after, "post"));
  if (before !== "off" && (type === "update" || type === "replace" || type === "delete")) {
    result.set("fullDocumentBeforeChange", image(was, before, "pre"));
  }
  return result;
}

function image(kept: Value | undefined, wanted: string, which: "pre" | "post"): Value {
  if (kept !== undefined) return kept;
  if (wanted !== "required") return null;
  throw new MongoError(
    "NoMatchingDocument",
    `Change stream was configured to require a ${which}-image for all update, delete and replace events, but the ${which}-image was not found for event`,
    {},
    ["NonResumableChangeStreamError"],
  );
}

function currentDocument(command: Command, event: Doc): Value {
  const namespace = event.get("ns");
  const key = event.get("documentKey");
  if (!isDoc(namespace) || !isDoc(key)) return null;
  const collection = command.engine.catalog.get(String(namespace.get("db")), String(namespace.get("coll")));
  const row = collection?.store.byId(valueKey(key.get("_id")));
  return row ? decodeDocument(row.bytes) : null;
}

/** A pipeline may leave out much, but not the token by which the watcher comes back. */
function keepsToken(event: Doc, seq: number): Doc {
  if (equalValues(event.get("_id") ?? null, token(seq))) return event;
  throw new MongoError(
    "ChangeStreamFatalError",
    "Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Modifying the _id field of an event makes it impossible to resume the stream from that point.",
    {},
    ["NonResumableChangeStreamError"],
  );
}
