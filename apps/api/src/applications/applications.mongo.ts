import {
  type Database,
  decode,
  idIn,
  isDuplicateKey,
  newId,
  objectId,
  pageOf,
  searchFilter,
  searchText,
} from "@vitrina/db";
import {
  APPLICATION_OPEN,
  APPLICATION_STATUSES,
  APPLICATION_WAITING,
  type ApplicationStatus,
} from "@vitrina/domain/applications";
import { movesByDueDate } from "@vitrina/domain/deadlines";
import { DELIVERABLE_OPEN } from "@vitrina/domain/deliverables";
import type { AnyBulkWriteOperation } from "mongodb";
import { type ApplicationRow, toApplication } from "./application-document.ts";
import type { ApplicationStore, StoredDeliverable } from "./applications.store.ts";

/** One reply then holds every lean application of a campaign, so that reading them is a single round trip. */
const ALL_IN_ONE_BATCH = 1_000_000;

export function mongoApplications(db: Database, now: () => Date): ApplicationStore {
  const applications = db.collection("applications");
  const deliverables = db.collection("deliverables");

  return {
    async page({ campaignId, search, status, sort, direction, cursor, limit }) {
      const filter = {
        campaignId: objectId(campaignId),
        ...searchFilter("searchText", search),
        ...(status.length > 0 && { status: { $in: status } }),
      };
      const page = await pageOf<ApplicationRow>(applications, { filter, sort, direction, cursor, limit });
      return { ...page, items: page.items.map(toApplication) };
    },

    async idsNamed(campaignId, search) {
      const rows = await applications
        .find({ campaignId: objectId(campaignId), ...searchFilter("searchText", search) }, { projection: { _id: 1 } })
        .toArray();
      return rows.map(({ _id }) => String(_id));
    },

    async ofCreator(creatorId, { cursor, limit }) {
      const filter = { creatorId: objectId(creatorId) };
      const page = await pageOf<ApplicationRow>(applications, {
        filter,
        sort: "appliedAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toApplication) };
    },

    async ofCreatorIn(creatorId, campaignIds) {
      if (campaignIds.length === 0) return new Map();
      const rows = await db.orm.applications.where({ creatorId }).where(idIn("campaignId", campaignIds)).all();
      return new Map(rows.map((row) => [row.campaignId, toApplication(row as ApplicationRow)]));
    },

    async byId(id) {
      const row = await db.orm.applications.where({ _id: id }).first();
      return row && toApplication(row as ApplicationRow);
    },

    async add({
      campaignId,
      creatorId,
      creatorName,
      pitch,
      appliedAt,
      status = "applied",
      invitation = null,
      offers = [],
    }) {
      const id = newId();
      try {
        await db.orm.applications.create({
          _id: id,
          campaignId,
          creatorId,
          creatorName,
          searchText: searchText(creatorName),
          status,
          pitch,
          agreedFee: null,
          appliedAt,
          confirmedAt: null,
          productReceivedAt: null,
          deliveryDueAt: null,
          extension: null,
          rejectionMessage: "",
          shortlistedAt: null,
          endedAt: null,
          ending: null,
          invitation,
          undoable: null,
          offers,
          address: null,
          addressAt: null,
          shipments: [],
          problems: [],
          pauses: [],
          shippingState: null,
          extensionRequest: null,
          extensionAskedAt: null,
          reminded: null,
          updatedAt: appliedAt,
        });
      } catch (error) {
        if (isDuplicateKey(error, "creatorId")) return null;
        throw error;
      }
      return id;
    },

    async changeIfStill(was, change) {
      const changed = await db.orm.applications
        .where({ _id: was.id, status: was.status })
        .updateAndCount({ ...change, updatedAt: now() });
      return changed === 1;
    },

    async openOf(campaignId) {
      const rows = await applications
        .find(
          { campaignId: objectId(campaignId), status: { $in: [...APPLICATION_OPEN] } },
          {
            batchSize: ALL_IN_ONE_BATCH,
            projection: {
              creatorId: 1,
              creatorName: 1,
              confirmedAt: 1,
              productReceivedAt: 1,
              extension: 1,
              pauses: 1,
              deliveryDueAt: 1,
            },
          },
        )
        .toArray();
      return rows.map((row) => {
        const { _id, ...open } = decode(row) as unknown as ApplicationRow;
        return { ...open, pauses: open.pauses ?? [], id: _id };
      }) as Awaited<ReturnType<ApplicationStore["openOf"]>>;
    },

    async waitingOf(campaignId) {
      const rows = await applications
        .find(
          { campaignId: objectId(campaignId), status: { $in: [...APPLICATION_WAITING] } },
          { batchSize: ALL_IN_ONE_BATCH, projection: { creatorId: 1, status: 1, appliedAt: 1, invitation: 1 } },
        )
        .toArray();
      return rows.map((row) => {
        const { _id, ...waiting } = decode(row) as unknown as ApplicationRow;
        return { ...waiting, invitation: waiting.invitation ?? null, id: _id };
      }) as Awaited<ReturnType<ApplicationStore["waitingOf"]>>;
    },

    async endWaiting(ids, { rejectionMessage, endedAt }) {
      await applications.updateMany(
        { _id: { $in: ids.map(objectId) }, status: { $in: [...APPLICATION_WAITING] } },
        {
          $set: {
            status: "rejected",
            ending: "closed",
            undoable: null,
            rejectionMessage,
            endedAt,
            updatedAt: now(),
          },
        },
      );
    },

    async stageCounts(campaignId) {
      const groups = await applications
        .aggregate<{ _id: ApplicationStatus; count: number }>([
          { $match: { campaignId: objectId(campaignId) } },
          { $group: { _id: "$status", count: { $sum: 1 } } },
        ])
        .toArray();
      const counts = new Map(groups.map(({ _id, count }) => [_id, count]));
      return Object.fromEntries(APPLICATION_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
        ApplicationStatus,
        number
      >;
    },

    async ofCreatorsIn(campaignId, creatorIds) {
      if (creatorIds.length === 0) return new Map();
      const rows = await db.orm.applications.where({ campaignId }).where(idIn("creatorId", creatorIds)).all();
      return new Map(rows.map((row) => [row.creatorId, toApplication(row as ApplicationRow)]));
    },

    async moveDueDates(moves) {
      if (moves.length === 0) return;
      const groups = movesByDueDate(moves);
      const updatedAt = now();
      await applications.bulkWrite(
        groups.map(({ is, applicationIds }) => ({
          updateMany: {
            filter: {
              status: { $in: [...APPLICATION_OPEN] },
              _id: { $in: applicationIds.map(objectId) },
            },
            update: { $set: { deliveryDueAt: is, updatedAt } },
          },
        })),
      );
      await deliverables.bulkWrite(
        groups.map(
          ({ is, applicationIds }): AnyBulkWriteOperation => ({
            updateMany: {
              filter: {
                status: { $in: DELIVERABLE_OPEN },
                applicationId: { $in: applicationIds.map(objectId) },
              },
              update: { $set: { dueAt: is, updatedAt } },
            },
          }),
        ),
      );
    },

    async addDeliverables({ id, campaignId, creatorId }, plan, dueAt) {
      const pieces = plan.flatMap(({ type, quantity, specification }) =>
        Array.from({ length: quantity }, () => ({ type, specification })),
      );
      if (pieces.length === 0) return;
      await db.orm.deliverables.createAndCount(
        pieces.map(({ type, specification }, position) => ({
          _id: newId(),
          applicationId: id,
          campaignId,
          creatorId,
          type,
          specification,
          position,
          dueAt,
          status: "pending",
          versions: [],
          comments: [],
          submittedAt: null,
          roundsUsed: 0,
          approvedAt: null,
          approvedBy: null,
          publishedUrl: null,
          publishedAt: null,
          createdAt: now(),
          updatedAt: now(),
        })),
      );
    },

    async cancelDeliverables(applicationId) {
      await deliverables.updateMany(
        { applicationId: objectId(applicationId), status: { $in: DELIVERABLE_OPEN } },
        { $set: { status: "cancelled", updatedAt: now() } },
      );
    },

    async deliverablesOf(applicationIds) {
      const byApplication = new Map<string, StoredDeliverable[]>();
      if (applicationIds.length === 0) return byApplication;
      const rows = await db.orm.deliverables
        .where(idIn("applicationId", applicationIds))
        .orderBy({ applicationId: 1, position: 1 })
        .all();
      for (const { _id, applicationId, type, specification, status, dueAt } of rows) {
        const piece = { id: _id, applicationId, type, specification, status, dueAt } as StoredDeliverable;
        byApplication.set(applicationId, [...(byApplication.get(applicationId) ?? []), piece]);
      }
      return byApplication;
    },
  };
}
