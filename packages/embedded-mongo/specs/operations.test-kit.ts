import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import {
  AbstractCursor,
  type AnyBulkWriteOperation,
  ChangeStream,
  ClientSession,
  Collection,
  Db,
  type Document,
  GridFSBucket,
  MongoClient,
  type RunCommandCursor,
} from "mongodb";
import { type Entities, Skipped, transactionOptions } from "./entities.test-kit.ts";

export type Operation = { name: string; object: string; arguments?: Document; [field: string]: unknown };

/** Runs the operations of a callback, as `withTransaction` takes them. */
export type Callback = (operations: readonly Operation[]) => Promise<void>;

/** Runs one operation on what it names and gives what the driver answered. */
export async function operate(operation: Operation, entities: Entities, callback: Callback): Promise<unknown> {
  const target = entities.get(operation.object);
  const args: Document = { ...operation.arguments };
  if (typeof args.session === "string") args.session = entities.session(args.session);
  if (target instanceof MongoClient) return onClient(target, operation.name, args);
  if (target instanceof Db) return onDatabase(target, operation.name, args);
  if (target instanceof Collection) return onCollection(target, operation.name, args);
  if (target instanceof ClientSession) return onSession(target, operation.name, args, callback);
  if (target instanceof GridFSBucket) return onBucket(target, operation.name, args);
  if (target instanceof ChangeStream || target instanceof AbstractCursor) return onCursor(target, operation.name);
  throw new Error(`nothing can be done with entity ${operation.object}`);
}

const unknown = (what: string, name: string): Skipped => new Skipped(`the operation ${what}.${name}`);

async function started(stream: ChangeStream): Promise<ChangeStream> {
  await stream.tryNext();
  return stream;
}

/** A change stream is opened by its first use; asking a cursor of its own for its id would be one more command. */
async function opened(stream: ChangeStream): Promise<ChangeStream> {
  stream.once("error", () => {});
  const cursor: unknown = Reflect.get(stream, "cursor");
  const init: unknown = cursor && typeof cursor === "object" ? Reflect.get(cursor, "cursorInit") : undefined;
  if (typeof init !== "function") return started(stream);
  await init.call(cursor);
  return stream;
}

async function onClient(client: MongoClient, name: string, { models, ...args }: Document): Promise<unknown> {
  switch (name) {
    case "listDatabases":
      return (await client.db().admin().listDatabases(args)).databases;
    case "listDatabaseNames":
      return (
        await client
          .db()
          .admin()
          .listDatabases({ ...args, nameOnly: true })
      ).databases.map((one) => one.name);
    case "createChangeStream": {
      const { pipeline, ...options } = args;
      return opened(client.watch(pipeline, options));
    }
    case "clientBulkWrite":
      return client.bulkWrite(models.map(asModel), args);
    case "close":
      return client.close();
    default:
      throw unknown("client", name);
  }
}

const asModel = (model: Document): Document => {
  const [[name = "", rest] = []] = Object.entries(model);
  return { name, ...rest };
};

async function onDatabase(db: Db, name: string, args: Document): Promise<unknown> {
  switch (name) {
    case "aggregate": {
      const { pipeline, ...options } = args;
      return db.aggregate(pipeline, options).toArray();
    }
    case "runCommand": {
      const { command, commandName: _, ...options } = args;
      return db.command(command, options);
    }
    case "runCursorCommand":
    case "createCommandCursor": {
      const cursor = commandCursor(db, args);
      if (name === "runCursorCommand") return cursor.toArray();
      await cursor.hasNext();
      return cursor;
    }
    case "createCollection": {
      const { collection, ...options } = args;
      return db.createCollection(collection, options);
    }
    case "dropCollection": {
      const { collection, ...options } = args;
      return db.dropCollection(collection, options);
    }
    case "modifyCollection": {
      const { collection, session, ...options } = args;
      return db.command({ collMod: collection, ...options }, { session });
    }
    case "listCollections":
    case "listCollectionObjects": {
      const { filter, ...options } = args;
      return db.listCollections(filter, options).toArray();
    }
    case "listCollectionNames": {
      const { filter, ...options } = args;
      return (await db.listCollections(filter, { ...options, nameOnly: true }).toArray()).map((one) => one.name);
    }
    case "createChangeStream": {
      const { pipeline, ...options } = args;
      return opened(db.watch(pipeline, options));
    }
    default:
      throw unknown("database", name);
  }
}

function commandCursor(db: Db, args: Document): RunCommandCursor {
  const { command, commandName: _, batchSize, maxTimeMS, comment, ...options } = args;
  const cursor = db.runCursorCommand(command, options);
  if (batchSize !== undefined) cursor.setBatchSize(batchSize);
  if (maxTimeMS !== undefined) cursor.setMaxTimeMS(maxTimeMS);
  if (comment !== undefined) cursor.setComment(comment);
  return cursor;
}

async function onCollection(collection: Collection, name: string, args: Document): Promise<unknown> {
  const { filter = {}, pipeline, update, replacement, document, documents, requests, fieldName, ...rest } = args;
  const { keys, name: indexName, models, model, to, definition, aggregationOptions, ...options } = rest;
  switch (name) {
    case "aggregate":
      return collection.aggregate(pipeline, options).toArray();
    case "bulkWrite":
      return collection.bulkWrite(requests.map(asRequest), options);
    case "count":
      return collection.count(filter, options);
    case "countDocuments":
      return collection.countDocuments(filter, options);
    case "estimatedDocumentCount":
      return collection.estimatedDocumentCount(options);
    case "distinct":
      return collection.distinct(fieldName, filter, options);
    case "find":
      return collection.find(filter, options).toArray();
    case "findOne":
      return collection.findOne(filter, options);
    case "createFindCursor": {
      const cursor = collection.find(filter, options);
      await cursor.hasNext();
      return cursor;
    }
    case "insertOne":
      return collection.insertOne(document, options);
    case "insertMany":
      return collection.insertMany(documents, options);
    case "updateOne":
      return collection.updateOne(filter, update, options);
    case "updateMany":
      return collection.updateMany(filter, update, options);
    case "replaceOne":
      return collection.replaceOne(filter, replacement, options);
    case "deleteOne":
      return collection.deleteOne(filter, options);
    case "deleteMany":
      return collection.deleteMany(filter, options);
    case "findOneAndUpdate":
      return collection.findOneAndUpdate(filter, update, lowered(options));
    case "findOneAndReplace":
      return collection.findOneAndReplace(filter, replacement, lowered(options));
    case "findOneAndDelete":
      return collection.findOneAndDelete(filter, options);
    case "createIndex":
      return collection.createIndex(keys, indexName ? { ...options, name: indexName } : options);
    case "dropIndex":
      return collection.dropIndex(indexName, options);
    case "dropIndexes":
      return collection.dropIndexes(options);
    case "listIndexes":
      return collection.listIndexes(options).toArray();
    case "listIndexNames":
      return (await collection.listIndexes(options).toArray()).map((index) => index.name);
    case "rename":
      return collection.rename(to, options);
    case "createChangeStream":
      return opened(collection.watch(pipeline, options));
    case "createSearchIndex":
      return collection.createSearchIndex(model);
    case "createSearchIndexes":
      return collection.createSearchIndexes(models);
    case "updateSearchIndex":
      return collection.updateSearchIndex(indexName, definition);
    case "dropSearchIndex":
      return collection.dropSearchIndex(indexName);
    case "listSearchIndexes":
      return (
        indexName ? collection.listSearchIndexes(indexName, aggregationOptions) : collection.listSearchIndexes()
      ).toArray();
    default:
      throw unknown("collection", name);
  }
}

const lowered = ({ returnDocument, ...options }: Document): Document =>
  returnDocument === undefined ? options : { ...options, returnDocument: String(returnDocument).toLowerCase() };

function asRequest(request: Document): AnyBulkWriteOperation {
  const [[name = "", model] = []] = Object.entries(request);
  switch (name) {
    case "insertOne":
      return { insertOne: { document: model.document } };
    case "updateOne":
      return { updateOne: model };
    case "updateMany":
      return { updateMany: model };
    case "replaceOne":
      return { replaceOne: model };
    case "deleteOne":
      return { deleteOne: model };
    case "deleteMany":
      return { deleteMany: model };
    default:
      throw unknown("bulkWrite", name);
  }
}

async function onSession(
  session: ClientSession,
  name: string,
  { callback: operations, ...args }: Document,
  callback: Callback,
): Promise<unknown> {
  switch (name) {
    case "startTransaction":
      return session.startTransaction(transactionOptions(args));
    case "commitTransaction":
      return session.commitTransaction(args);
    case "abortTransaction":
      return session.abortTransaction(args);
    case "withTransaction":
      return session.withTransaction(() => callback(operations), transactionOptions(args));
    case "endSession":
      return session.endSession();
    default:
      throw unknown("session", name);
  }
}

async function onBucket(bucket: GridFSBucket, name: string, args: Document): Promise<unknown> {
  const { id, filename, source, newFilename, disableMD5: _, contentType, ...options } = args;
  switch (name) {
    case "upload": {
      if (contentType !== undefined) options.contentType = contentType;
      const stream = bucket.openUploadStream(filename, options);
      const bytes = Buffer.from(source.$$hexBytes, "hex");
      await new Promise<void>((resolve, reject) => {
        stream.once("finish", resolve).once("error", reject);
        (bytes.length > 0 ? Readable.from([bytes]) : Readable.from([])).pipe(stream);
      });
      return stream.gridFSFile?._id;
    }
    case "download":
      return buffer(bucket.openDownloadStream(id, options));
    case "downloadByName":
      return buffer(bucket.openDownloadStreamByName(filename, options));
    case "delete":
      return bucket.delete(id);
    case "rename":
      return bucket.rename(id, newFilename);
    case "drop":
      return bucket.drop();
    case "find": {
      const { filter, ...rest } = options;
      return bucket.find(filter, rest).toArray();
    }
    default:
      throw unknown("bucket", name);
  }
}

async function onCursor(cursor: ChangeStream | AbstractCursor, name: string): Promise<unknown> {
  switch (name) {
    case "iterateUntilDocumentOrError":
      return cursor.next();
    case "iterateOnce":
      return cursor.tryNext();
    case "close":
      return cursor.close();
    default:
      throw unknown("cursor", name);
  }
}
