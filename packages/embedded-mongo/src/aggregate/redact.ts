import { MongoError } from "../errors/mongo-error.ts";
import { type Doc, isDoc, type Value } from "../values/value.ts";
import { compileExpression } from "./expression.ts";
import type { PipelineContext, Stage } from "./stages.ts";

/** `$redact`: each level of a document is kept, left out or looked into. */
export function redact(spec: Value, { settings }: PipelineContext): Stage {
  const decide = compileExpression(spec, settings);
  const visit = (doc: Doc, root: Doc): Doc | null => {
    const verdict = decide({ root, variables: new Map(settings.variables).set("CURRENT", doc) });
    if (verdict === "$$KEEP") return doc;
    if (verdict === "$$PRUNE") return null;
    if (verdict !== "$$DESCEND")
      throw new MongoError(
        17053,
        "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
      );
    const kept: Doc = new Map();
    for (const [name, value] of doc) {
      const inner = visitValue(value, root);
      if (inner !== undefined) kept.set(name, inner);
    }
    return kept;
  };
  const visitValue = (value: Value, root: Doc): Value | undefined => {
    if (isDoc(value)) return visit(value, root) ?? undefined;
    if (!Array.isArray(value)) return value;
    return value.map((item) => visitValue(item, root)).filter((item) => item !== undefined);
  };
  return function* (docs) {
    for (const doc of docs) {
      const kept = visit(doc, doc);
      if (kept) yield kept;
    }
  };
}
