import { savedView, saveViewRequest, viewRequest, views, viewsRequest } from "@vitrina/domain/views";
import { admin, router } from "../trpc/procedures.ts";
import { removeView } from "./remove-view.ts";
import { saveView } from "./save-view.ts";

export const viewsRouter = router({
  list: admin("campaigns:read")
    .input(viewsRequest)
    .output(views)
    .query(async ({ ctx, input }) => ({ items: await ctx.views.of(ctx.actor.userId, input.list) })),
  save: admin("campaigns:read")
    .input(saveViewRequest)
    .output(savedView)
    .mutation(({ ctx, input }) => saveView(ctx, input)),
  remove: admin("campaigns:read")
    .input(viewRequest)
    .output(savedView)
    .mutation(({ ctx, input }) => removeView(ctx, input)),
});
