import { type Database, objectId, pageOf, type Row } from "@vitrina/db";
import { DELIVERABLE_OWED } from "@vitrina/domain/deliverables";
import type { ExtensionRequest } from "@vitrina/domain/extensions";
import type { ExtensionStore } from "./extensions.store.ts";

export function mongoExtensions(db: Database): ExtensionStore {
  const applications = db.collection("applications");

  return {
    async requestOf(applicationId) {
      const row = await db.orm.applications.where({ _id: applicationId }).first();
      return (row?.extensionRequest as ExtensionRequest | null | undefined) ?? null;
    },

    piecesOwed: (applicationId) =>
      db
        .collection("deliverables")
        .countDocuments({ applicationId: objectId(applicationId), status: { $in: DELIVERABLE_OWED } }),

    async ask(applicationId, { days, reason, askedAt }) {
      const answer = { answer: "waiting", answerReason: "", answeredAt: null, answeredBy: null };
      const { matchedCount } = await applications.updateOne(
        { _id: objectId(applicationId), status: "confirmed", extensionAskedAt: null },
        { $set: { extensionRequest: { days, reason, askedAt, ...answer }, extensionAskedAt: askedAt } },
      );
      return matchedCount === 1;
    },

    async answer(applicationId, { answer, answerReason, answeredAt, answeredBy }) {
      const { matchedCount } = await applications.updateOne(
        { _id: objectId(applicationId), extensionAskedAt: { $ne: null } },
        {
          $set: {
            "extensionRequest.answer": answer,
            "extensionRequest.answerReason": answerReason,
            "extensionRequest.answeredAt": answeredAt,
            "extensionRequest.answeredBy": answeredBy,
            extensionAskedAt: null,
          },
        },
      );
      return matchedCount === 1;
    },

    async waiting({ cursor, limit }) {
      const page = await pageOf<Row<"applications">>(applications, {
        filter: { extensionAskedAt: { $gt: new Date(0) } },
        sort: "extensionAskedAt",
        direction: "asc",
        cursor,
        limit,
      });
      const items = page.items.map(({ _id, campaignId, creatorName, deliveryDueAt, extensionRequest }) => ({
        applicationId: _id,
        campaignId,
        creatorName,
        deliveryDueAt,
        request: extensionRequest as ExtensionRequest,
      }));
      return { ...page, items };
    },
  };
}
