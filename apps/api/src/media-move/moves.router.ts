import { id } from "@vitrina/domain";
import { moveLines, moveLinesRequest, moveRun, moveStatus, startMoveRequest } from "@vitrina/domain/media";
import { z } from "zod";
import { admin, router } from "../trpc/procedures.ts";
import { startMove, stopMove } from "./start-move.ts";

const RUNS_SHOWN = 20;

export const movesRouter = router({
  status: admin("media:move")
    .output(moveStatus)
    .query(({ ctx }) => ctx.mover.status()),
  runs: admin("media:move")
    .output(z.object({ running: moveRun.nullable(), latest: z.array(moveRun) }))
    .query(async ({ ctx }) => ({
      running: await ctx.moveRuns.running(),
      latest: await ctx.moveRuns.latest(RUNS_SHOWN),
    })),
  start: admin("media:move")
    .input(startMoveRequest)
    .output(moveRun)
    .mutation(({ ctx, input }) => startMove(ctx, input)),
  stop: admin("media:move")
    .input(z.object({ id }))
    .output(moveRun)
    .mutation(({ ctx, input }) => stopMove(ctx, input.id)),
  lines: admin("media:move")
    .input(moveLinesRequest)
    .output(moveLines)
    .query(({ ctx, input }) => ctx.moveRuns.lines(input)),
});
