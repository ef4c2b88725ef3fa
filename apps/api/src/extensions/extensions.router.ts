import {
  answerExtensionRequest,
  askExtensionRequest,
  extensionOfRequest,
  extensionRequest,
  waitingExtensionsRequest,
  waitingExtensions as waitingExtensionsShape,
} from "@vitrina/domain/extensions";
import { admin, creator, router } from "../trpc/procedures.ts";
import { answerExtension } from "./answer-extension.ts";
import { askExtension } from "./ask-extension.ts";
import { extensionRequestOf, myExtensionRequest, waitingExtensions } from "./extension-views.ts";

export const extensionsRouter = router({
  ask: creator("work:write")
    .input(askExtensionRequest)
    .output(extensionRequest.nullable())
    .mutation(async ({ ctx, input }) => {
      await askExtension(ctx, input);
      return ctx.extensions.requestOf(input.applicationId);
    }),
  mine: creator("work:read")
    .input(extensionOfRequest)
    .output(extensionRequest.nullable())
    .query(({ ctx, input }) => myExtensionRequest(ctx, ctx.actor.creatorId, input.applicationId)),
  of: admin("campaigns:read")
    .input(extensionOfRequest)
    .output(extensionRequest.nullable())
    .query(({ ctx, input }) => extensionRequestOf(ctx, input.applicationId)),
  waiting: admin("campaigns:read")
    .input(waitingExtensionsRequest)
    .output(waitingExtensionsShape)
    .query(({ ctx, input }) => waitingExtensions(ctx, input)),
  answer: admin("campaigns:write")
    .input(answerExtensionRequest)
    .output(extensionRequest.nullable())
    .mutation(async ({ ctx, input }) => {
      await answerExtension(ctx, input);
      return ctx.extensions.requestOf(input.applicationId);
    }),
});
