import { z } from "zod";
import { anyone, router } from "./procedures.ts";

export const appRouter = router({
  system: router({
    /** Answers without touching anything. */
    ping: anyone.output(z.object({ ok: z.literal(true) })).query(() => ({ ok: true as const })),
  }),
});

export type AppRouter = typeof appRouter;
