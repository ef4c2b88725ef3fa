import { MongoError } from "../errors/mongo-error.ts";
import { Binary, type Doc, isDoc, toDoc, type Value } from "../values/value.ts";
import { type Handler, OK } from "./command.ts";

const MECHANISM = "SCRAM-SHA-256";

const textOf = (payload: Value | undefined): string =>
  payload instanceof Binary ? Buffer.from(payload.value()).toString("utf8") : "";

const answer = (text: string, done: boolean): Doc =>
  toDoc({ conversationId: 1, done, payload: new Binary(Buffer.from(text), 0), ok: OK });

export const saslStart: Handler = ({ body, connection, user }) => {
  const mechanism = body.get("mechanism");
  if (mechanism !== MECHANISM || !user) {
    throw new MongoError("AuthenticationFailed", `Unsupported mechanism '${String(mechanism)}' on this server`);
  }
  const options = body.get("options");
  const conversation = user.begin(textOf(body.get("payload")));
  connection.conversation = { ...conversation, short: isDoc(options) && options.get("skipEmptyExchange") === true };
  return answer(conversation.challenge, false);
};

export const saslContinue: Handler = ({ body, connection }) => {
  const { conversation } = connection;
  const payload = textOf(body.get("payload"));
  if (payload === "" && connection.authenticated) return answer("", true);
  if (!conversation) throw new MongoError("AuthenticationFailed", "No SASL session state found");
  connection.conversation = null;
  const proof = conversation.finish(payload);
  connection.authenticated = true;
  return answer(proof, conversation.short);
};

/** What a client may ask before it has said who it is. */
const OPEN: ReadonlySet<string> = new Set([
  "hello",
  "isMaster",
  "ismaster",
  "ping",
  "buildInfo",
  "buildinfo",
  "saslStart",
  "saslContinue",
  "endSessions",
]);

/** Throws Unauthorized for a command that needs a signed-in connection. */
export function requireSignIn(name: string, authenticated: boolean): void {
  if (!authenticated && !OPEN.has(name))
    throw new MongoError("Unauthorized", `Command ${name} requires authentication`);
}

/** The mechanisms a `hello` that asks for them is told. */
export const supportedMechanisms = (body: Doc): Value[] | undefined =>
  body.has("saslSupportedMechs") ? [MECHANISM] : undefined;
