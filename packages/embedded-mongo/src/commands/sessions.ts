import { MongoError } from "../errors/mongo-error.ts";
import { decodeDocument } from "../values/decode.ts";
import { Binary, isDoc, RawDocument, toDoc, type Value } from "../values/value.ts";
import { type Command, type Handler, OK } from "./command.ts";

/** The session named by an `lsid`, in hexadecimal. */
export function sessionId(lsid: Value | undefined): string | null {
  const doc = lsid instanceof RawDocument ? decodeDocument(lsid.bytes) : lsid;
  const id = isDoc(doc) ? doc.get("id") : undefined;
  return id instanceof Binary ? Buffer.from(id.value()).toString("hex") : null;
}

function numbered({ session, body }: Command): { session: string; txnNumber: bigint } {
  const txnNumber = body.get("txnNumber");
  if (!session || typeof txnNumber !== "bigint")
    throw new MongoError("InvalidOptions", "a transaction needs an lsid and a txnNumber");
  return { session, txnNumber };
}

export const commitTransaction: Handler = (command) => {
  const { engine } = command;
  const { session, txnNumber } = numbered(command);
  if (engine.sessions.stateOf(session, txnNumber) === "committed") return toDoc({ ok: OK });
  engine.commit(engine.sessions.find(session, txnNumber));
  return toDoc({ ok: OK });
};

export const abortTransaction: Handler = (command) => {
  const { engine } = command;
  const { session, txnNumber } = numbered(command);
  engine.sessions.find(session, txnNumber).end("aborted");
  return toDoc({ ok: OK });
};

const sessionList: Handler = ({ engine, body, name }) => {
  const sessions = body.get(name);
  for (const one of Array.isArray(sessions) ? sessions : []) {
    const id = sessionId(one);
    if (!id) continue;
    engine.sessions.end(id);
    engine.cursors.killSession(id);
  }
  return toDoc({ ok: OK });
};

export const endSessions = sessionList;
export const killSessions = sessionList;
export const refreshSessions: Handler = () => toDoc({ ok: OK });

export const startSession: Handler = () =>
  toDoc({ id: { id: new Binary(crypto.getRandomValues(new Uint8Array(16)), 4) }, timeoutMinutes: 30, ok: OK });
