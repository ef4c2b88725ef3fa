import { type Database, decode, isDuplicateKey, newId, objectId, pageOf, type Row } from "@vitrina/db";
import { type CheckName, type CheckResult, checkFacts, type Incident } from "@vitrina/domain/system";
import type { HealthStore } from "./health.store.ts";

/** How long an incident that is over is remembered; the public page tells of the last 90 days. */
const REMEMBER_MS = 400 * 24 * 60 * 60 * 1000;
const MANY = 500;

const toResult = (row: Row<"health_checks">): CheckResult => ({
  name: row.check as CheckName,
  state: row.state as CheckResult["state"],
  cause: row.cause as CheckResult["cause"],
  facts: checkFacts.parse(row.facts),
  since: row.since ?? null,
  measuredAt: row.measuredAt ?? null,
  failingRounds: row.failingRounds,
});

const toIncident = (row: Row<"health_incidents">): Incident => ({
  id: row._id,
  check: row.check as CheckName,
  cause: row.cause as Incident["cause"],
  facts: checkFacts.parse(row.facts),
  openedAt: row.openedAt,
  closedAt: row.closedAt ?? null,
});

export function mongoHealth(db: Database): HealthStore {
  const checks = db.collection("health_checks");
  const incidents = db.collection("health_incidents");
  const unmeasured = { state: "unknown", cause: "not-measured", facts: {}, failingRounds: 0, tookMs: 0 };
  const decoded = (rows: readonly object[]) => rows.map((row) => toIncident(decode(row) as never));

  return {
    async claim(check, now, until) {
      try {
        await checks.updateOne(
          { check },
          { $setOnInsert: { _id: objectId(newId()), ...unmeasured, since: null, measuredAt: null, dueAt: now } },
          { upsert: true },
        );
      } catch (error) {
        if (!isDuplicateKey(error, "check")) throw error;
      }
      const { modifiedCount } = await checks.updateOne({ check, dueAt: { $lte: now } }, { $set: { dueAt: until } });
      return modifiedCount === 1;
    },
    async byName(check) {
      const row = await checks.findOne({ check });
      return row && toResult(decode(row) as never);
    },
    async note(check, note) {
      await checks.updateOne(
        { check },
        { $set: note, $setOnInsert: { _id: objectId(newId()), dueAt: note.measuredAt } },
        { upsert: true },
      );
    },
    async results() {
      const rows = await checks.find().sort({ check: 1 }).toArray();
      return rows.map((row) => toResult(decode(row) as never));
    },

    async openIncidentOf(check) {
      const row = await incidents.findOne({ slot: check });
      return row && toIncident(decode(row) as never);
    },
    async openIncident({ component, ...incident }) {
      await incidents.insertOne({
        _id: objectId(newId()),
        ...incident,
        component: component ?? "",
        slot: incident.check,
        closedAt: null,
        expiresAt: null,
      });
    },
    async closeIncident(check, closedAt) {
      const open = await incidents.findOne({ slot: check });
      if (!open) return null;
      const expiresAt = new Date(closedAt.getTime() + REMEMBER_MS);
      const closed = await incidents.findOneAndUpdate(
        { _id: open._id, slot: check },
        { $set: { slot: String(open._id), closedAt, expiresAt } },
        { returnDocument: "after" },
      );
      return closed && toIncident(decode(closed) as never);
    },
    async openIncidents() {
      return decoded(await incidents.find({ closedAt: null }).sort({ openedAt: 1 }).limit(MANY).toArray());
    },
    async incidents({ cursor, limit }) {
      const page = await pageOf<Row<"health_incidents">>(incidents, {
        filter: {},
        sort: "openedAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toIncident) };
    },
    async noticedSince(since) {
      const rows = await incidents
        .find({ component: { $ne: "" }, $or: [{ closedAt: null }, { closedAt: { $gte: since } }] })
        .sort({ openedAt: -1 })
        .limit(MANY)
        .toArray();
      return rows.map(({ component, openedAt, closedAt }) => ({ component, openedAt, closedAt: closedAt ?? null }));
    },
  };
}
