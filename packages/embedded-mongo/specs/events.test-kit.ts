import type { Document } from "mongodb";
import type { Entities, Observed } from "./entities.test-kit.ts";
import { Mismatch, match } from "./matching.test-kit.ts";

/** Checks one observed event against the one that is expected. */
export function matchEvent(expected: Document, found: Observed, entities: Entities, path = ""): void {
  const [[type, fields] = ["", {}]] = Object.entries(expected);
  if (found.type !== type)
    throw new Mismatch(`${path}: expected ${type}, found ${found.type} ${found.event.commandName}`);
  const { event } = found;
  for (const [name, value] of Object.entries<unknown>(fields ?? {})) {
    switch (name) {
      case "hasServiceId":
        if ((event.serviceId != null) !== value) throw new Mismatch(`${path}: hasServiceId`);
        break;
      case "hasServerConnectionId":
        if ((event.serverConnectionId != null) !== value) throw new Mismatch(`${path}: hasServerConnectionId`);
        break;
      case "command":
        match(value, withoutOwnTimeout(event.command, value), entities, `${path}.command`);
        break;
      case "reply":
        match(value, event[name], entities, `${path}.${name}`);
        break;
      default:
        match(value, event[name], entities, `${path}.${name}`, false);
    }
  }
}

/** The Node driver ends transactions with a `wtimeout` of its own where no other driver sends one. */
function withoutOwnTimeout(command: Document, expected: unknown): Document {
  const { commitTransaction, abortTransaction, writeConcern } = command;
  if ((!commitTransaction && !abortTransaction) || !writeConcern || JSON.stringify(expected).includes("wtimeout")) {
    return command;
  }
  const { wtimeout: _, ...rest } = writeConcern;
  return { ...command, writeConcern: Object.keys(rest).length > 0 ? rest : undefined };
}

/** Checks all that one client was seen doing. */
export function matchEvents(expectation: Document, entities: Entities): void {
  const { client, events, eventType = "command", ignoreExtraEvents = false } = expectation;
  const found = entities.eventsOf(client, eventType);
  for (const [i, expected] of events.entries()) {
    const one = found[i];
    if (!one) throw new Mismatch(`events[${i}]: ${Object.keys(expected)[0]} did not happen`);
    matchEvent(expected, one, entities, `events[${i}]`);
  }
  if (!ignoreExtraEvents && found.length > events.length) {
    const extra = found[events.length];
    throw new Mismatch(`one event too many: ${extra?.type} ${extra?.event.commandName}`);
  }
}
