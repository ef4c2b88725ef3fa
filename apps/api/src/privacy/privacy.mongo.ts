import { type Database, decode, isDuplicateKey, newId, objectId, pageOf, type Row } from "@vitrina/db";
import type { ConsentRecord, PrivacyStore, StoredRequest } from "./privacy.store.ts";

const OPEN = ["open", "working"];

export function mongoPrivacy(db: Database): PrivacyStore {
  const requests = db.collection("data_requests");
  const toRequest = (row: Row<"data_requests">): StoredRequest => {
    const { _id: id, kind, status, assetId, finishedAt, creatorId, ...rest } = row;
    const { userId, name, email, askedAt, dueAt, startsAt, stepsDone, lastError } = rest;
    return {
      id,
      kind: kind as StoredRequest["kind"],
      status: status as StoredRequest["status"],
      assetId: assetId ?? null,
      finishedAt: finishedAt ?? null,
      creatorId: creatorId ?? null,
      ...{ userId, name, email, askedAt, dueAt, startsAt, stepsDone: [...stepsDone], lastError },
    };
  };
  const read = (row: unknown) => toRequest(decode(row) as Row<"data_requests">);

  return {
    async record(consent) {
      await db.orm.consent_records.create({ _id: newId(), ...consent });
    },
    async consentsOf(userId) {
      const rows = await db
        .collection("consent_records")
        .find({ userId })
        .sort({ at: -1, _id: -1 })
        .limit(200)
        .toArray();
      return rows.map((row) => decode(row) as unknown as ConsentRecord);
    },
    async open({ id, ...request }) {
      const blank = { status: "open", finishedAt: null, cancelledAt: null, assetId: null, stepsDone: [], counts: null };
      const openKey = `${request.userId}/${request.kind}`;
      try {
        await requests.insertOne({ _id: objectId(id), ...request, ...blank, openKey, lastError: "", revision: 1 });
        return true;
      } catch (error) {
        if (isDuplicateKey(error, "openKey")) return false;
        throw error;
      }
    },
    async byId(id) {
      const row = await requests.findOne({ _id: objectId(id) });
      return row && read(row);
    },
    async ofPerson(userId) {
      const rows = await requests.find({ userId }).sort({ askedAt: -1, _id: -1 }).limit(50).toArray();
      return rows.map(read);
    },
    async page({ open, creatorId, cursor, limit }) {
      const page = await pageOf<Row<"data_requests">>(requests, {
        filter: {
          ...(open !== undefined && { status: { $in: open ? OPEN : ["done", "cancelled"] } }),
          ...(creatorId !== undefined && { creatorId }),
        },
        sort: open ? "dueAt" : "askedAt",
        direction: open ? "asc" : "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toRequest) };
    },
    async cancel(id, now) {
      const { modifiedCount } = await requests.updateOne(
        { _id: objectId(id), status: "open", startsAt: { $gt: now } },
        { $set: { status: "cancelled", cancelledAt: now, finishedAt: now, openKey: id } },
      );
      return modifiedCount === 1;
    },
    async begin(id) {
      const { matchedCount } = await requests.updateOne(
        { _id: objectId(id), status: { $in: OPEN } },
        { $set: { status: "working" } },
      );
      return matchedCount === 1;
    },
    async noteFailure(id, error) {
      await requests.updateOne({ _id: objectId(id), status: "working" }, { $set: { lastError: error.slice(0, 300) } });
    },
    async stepDone(id, step) {
      await requests.updateOne({ _id: objectId(id) }, { $addToSet: { stepsDone: step } });
    },
    async finish(id, change) {
      await requests.updateOne(
        { _id: objectId(id) },
        { $set: { ...change, status: "done", openKey: id, lastError: "" } },
      );
    },
  };
}
