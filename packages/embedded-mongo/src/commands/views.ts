import { MongoError } from "../errors/mongo-error.ts";
import type { Collection } from "../storage/collection.ts";
import { type Doc, isDoc, toDoc, type Value } from "../values/value.ts";
import { type Command, lookUp } from "./command.ts";

const DEEPEST = 20;
const SIMPLE = toDoc({ locale: "simple" });

/** Where documents come from: a collection, and for a view the stages that they pass first. */
export type Source = { collection: Collection | undefined; stages: Value[]; view: Collection | null };

/** Follows views down to the collection under them. Throws when they lead in a circle or too deep. */
export function sourceOf(command: Command, db: string, name: string): Source {
  const named = lookUp(command, db, name);
  let collection = named;
  let stages: Value[] = [];
  for (let depth = 0; collection?.isView; depth++) {
    if (depth === DEEPEST) {
      throw new MongoError(
        "ViewDepthLimitExceeded",
        `View depth too deep or view cycle detected; maximum depth is ${DEEPEST}`,
      );
    }
    const pipeline = collection.options.get("pipeline");
    stages = [...(Array.isArray(pipeline) ? pipeline : []), ...stages];
    collection = lookUp(command, db, String(collection.options.get("viewOn")));
  }
  return { collection, stages, view: named?.isView ? named : null };
}

/** The command as it reads a view: with the view's own collation, whatever the collection under it has. */
export function throughView(command: Command, view: Collection): Command {
  if (command.body.has("collation")) return command;
  const own = view.options.get("collation");
  const body: Doc = new Map([...command.body, ["collation", isDoc(own) ? own : SIMPLE]]);
  return { ...command, body };
}

/** Throws what `create` answers to a view that could never be read. */
export function checkView(command: Command, db: string, name: string, options: Doc): void {
  const on = options.get("viewOn");
  if (typeof on !== "string" || on === "") throw new MongoError("BadValue", "'viewOn' cannot be empty");
  const pipeline = options.get("pipeline");
  if (!Array.isArray(pipeline)) throw new MongoError("InvalidOptions", "'pipeline' must be an array of stages");
  for (const stage of pipeline) {
    const stageName = isDoc(stage) ? (stage.keys().next().value ?? "") : "";
    if (["$out", "$merge", "$changeStream"].includes(stageName)) {
      throw new MongoError(
        "OptionNotSupportedOnView",
        `The aggregation stage ${stageName} in location pipeline is not allowed in a view`,
      );
    }
  }
  const seen = new Set([name]);
  for (let next: string | undefined = on; next !== undefined; ) {
    if (seen.has(next))
      throw new MongoError("GraphContainsCycle", `View cycle detected: ${[...seen, next].join(" => ")}`);
    seen.add(next);
    const below: Collection | undefined = lookUp(command, db, next);
    next = below?.isView ? String(below.options.get("viewOn")) : undefined;
  }
}
