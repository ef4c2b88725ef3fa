import { pageOf } from "@vitrina/domain";
import {
  askDeletionRequest,
  consentRequest,
  dataRequestById,
  dataRequestRow,
  dataRequestsRequest,
  myData as myDataShape,
  openedExport,
} from "@vitrina/domain/privacy";
import { admin, creator, creatorInPerson, router } from "../trpc/procedures.ts";
import { dataRequests } from "./data-requests.ts";
import { askDeletion, askExport, cancelDeletion, giveConsent, myData } from "./my-data.ts";
import { openExport } from "./open-export.ts";

export const privacyRouter = router({
  mine: creator("profile:read")
    .output(myDataShape)
    .query(({ ctx }) => myData(ctx)),
  giveConsent: creatorInPerson("profile:write")
    .input(consentRequest)
    .output(myDataShape)
    .mutation(({ ctx, input }) => giveConsent(ctx, input)),
  askExport: creatorInPerson("profile:write")
    .output(myDataShape)
    .mutation(({ ctx }) => askExport(ctx)),
  openExport: creatorInPerson("profile:read")
    .input(dataRequestById)
    .output(openedExport)
    .mutation(({ ctx, input }) => openExport(ctx, input)),
  askDeletion: creatorInPerson("profile:write")
    .input(askDeletionRequest)
    .output(myDataShape)
    .mutation(({ ctx, input }) => askDeletion(ctx, input)),
  cancelDeletion: creatorInPerson("profile:write")
    .input(dataRequestById)
    .output(myDataShape)
    .mutation(({ ctx, input }) => cancelDeletion(ctx, input)),
  requests: admin("people:manage")
    .input(dataRequestsRequest)
    .output(pageOf(dataRequestRow))
    .query(({ ctx, input }) => dataRequests(ctx, input)),
});
