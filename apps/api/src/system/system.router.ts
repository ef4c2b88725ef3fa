import { pageOf, rowOutcome } from "@vitrina/domain";
import {
  deadWork,
  deadWorkRequest,
  discardRequest,
  incident,
  incidentsRequest,
  systemOverview as overview,
  replayRequest,
} from "@vitrina/domain/system";
import { z } from "zod";
import { admin, anyone, router } from "../trpc/procedures.ts";
import { discardDeadWork, replayDeadWork } from "./decide-dead-work.ts";
import { systemOverview } from "./system-overview.ts";

const keeper = admin("system:manage");

export const systemRouter = router({
  /** Answers without touching anything. */
  ping: anyone.output(z.object({ ok: z.literal(true) })).query(() => ({ ok: true as const })),
  overview: keeper.output(overview).query(({ ctx }) => systemOverview(ctx)),
  incidents: keeper
    .input(incidentsRequest)
    .output(pageOf(incident))
    .query(({ ctx, input }) => ctx.health.incidents(input)),
  dead: keeper
    .input(deadWorkRequest)
    .output(pageOf(deadWork))
    .query(({ ctx, input }) => ctx.work.dead(input)),
  replay: keeper
    .input(replayRequest)
    .output(z.array(rowOutcome))
    .mutation(({ ctx, input }) => replayDeadWork(ctx, input)),
  discard: keeper
    .input(discardRequest)
    .output(z.array(rowOutcome))
    .mutation(({ ctx, input }) => discardDeadWork(ctx, input)),
});
