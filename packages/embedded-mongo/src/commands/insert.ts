import { MongoError } from "../errors/mongo-error.ts";
import { enforceValidator } from "../schema/validator.ts";
import { Blocked } from "../sessions/view.ts";
import type { Collection } from "../storage/collection.ts";
import { withId } from "../update/update.ts";
import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { type Doc, isDoc, RawDocument, type Value } from "../values/value.ts";
import { type Command, collectionName, ensureCollection, type Handler } from "./command.ts";
import { checkSize } from "./document-size.ts";
import { endsCommand, withErrors } from "./statements.ts";
import { checkMeasurement, refuseInTransaction } from "./time-series.ts";

export const insert: Handler = async (command) => {
  const { body } = command;
  const name = collectionName(command);
  const given = body.get("documents");
  if (!Array.isArray(given) || given.length === 0) {
    throw new MongoError("InvalidLength", "Write batch sizes must be between 1 and 100000. Got 0 operations.");
  }
  const collection = ensureCollection(command, command.db, name);
  refuseInTransaction(command, collection, "insert into");
  const bypass = body.get("bypassDocumentValidation") === true;
  let n = 0;
  const ordered = body.get("ordered") !== false;
  const writeErrors: Doc[] = [];
  let next = 0;
  while (next < given.length) {
    let blocked: Blocked | null = null;
    const some = (): void => {
      for (; next < given.length; next++) {
        try {
          insertOne(command, collection, given[next] ?? null, bypass);
          n++;
        } catch (fault) {
          if (fault instanceof Blocked) {
            blocked = fault;
            return;
          }
          if (!(fault instanceof MongoError) || endsCommand(fault)) throw fault;
          writeErrors.push(fault.writeError(next));
          if (ordered || command.transaction) next = given.length;
        }
      }
    };
    await command.engine.write(command.transaction, some);
    if (blocked) await waitFor(command, blocked);
  }
  command.engine.counters.insert += n;
  return withErrors({ n }, { writeErrors });
};

const waitFor = ({ deadline }: Command, { owner }: Blocked): Promise<void> =>
  deadline ? deadline.wait(owner.ended) : owner.ended;

function insertOne(command: Command, collection: Collection, given: Value, bypass: boolean): void {
  const raw = given instanceof RawDocument ? given.bytes : null;
  const doc = given instanceof RawDocument ? decodeDocument(given.bytes) : given;
  if (!isDoc(doc)) throw new MongoError("TypeMismatch", "insert takes documents only");
  const complete = withId(doc);
  const bytes = raw && complete === doc ? raw : encodeDocument(complete);
  checkSize(bytes);
  refuseDollarId(complete);
  checkMeasurement(collection, complete);
  if (!bypass) enforceValidator(collection, complete, null);
  command.engine.view(collection, command.transaction).insert(complete, bytes);
}

/** Throws for an `_id` that could not be told from an operator. */
export function refuseDollarId(doc: Doc): void {
  const id = doc.get("_id");
  if (!isDoc(id)) return;
  for (const name of id.keys()) {
    if (name.startsWith("$")) {
      throw new MongoError(
        "DollarPrefixedFieldName",
        `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
      );
    }
  }
}
