import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { Binary, type Doc, toDoc } from "../values/value.ts";
import { type Command, existingCollection } from "./command.ts";
import { currentOperations } from "./diagnostics.ts";

/** What MongoDB answers where Atlas Search is not set up. */
export const searchNotEnabled = (): MongoError =>
  new MongoError(
    "SearchNotEnabled",
    "Using Atlas Search Database Commands and the $listSearchIndexes aggregation stage requires additional configuration. Please connect to Atlas or an AtlasCLI local deployment to enable.",
  );

/** The documents of a first stage that tells of the server itself; null for any other stage. */
export function serverDocuments(command: Command, stage: string): Doc[] | null {
  const { engine, session } = command;
  switch (stage) {
    case "$currentOp":
      return currentOperations(command);
    case "$listLocalSessions":
    case "$listSessions":
      return session ? [toDoc({ _id: { id: new Binary(Buffer.from(session, "hex"), 4) }, lastUse: new Date() })] : [];
    case "$indexStats":
      return existingCollection(command).indexes.map((index) =>
        toDoc({
          name: index.name,
          key: index.key,
          host: "embedded",
          accesses: { ops: 0n, since: new Date(engine.startedAt) },
        }),
      );
    case "$collStats": {
      const { namespace, store } = existingCollection(command);
      const [count, size] = [store.count(), store.size()];
      const storageStats = { size, count, avgObjSize: count > 0 ? Math.floor(size / count) : 0, storageSize: size };
      return [toDoc({ ns: namespace, host: "embedded", localTime: new Date(), storageStats, count })];
    }
    case "$listSearchIndexes":
      throw searchNotEnabled();
    case "$search":
    case "$searchMeta":
    case "$vectorSearch":
    case "$geoNear":
    case "$planCacheStats":
      throw notSupported(`the stage ${stage}`);
    default:
      return null;
  }
}
