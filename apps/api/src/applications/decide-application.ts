import { Refusal } from "@vitrina/domain";
import { decide, undoableDecision } from "@vitrina/domain/applications";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { applicationById } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "audit" | "transaction" | "now"> & { actor: AdminActor };

/** Takes somebody onto the shortlist, which can be undone for a while, or puts them back among the others. */
export function decideApplication(ctx: Needs, id: string, decision: "shortlist" | "putBack"): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const status = decide(was, decision);
    const shortlisted = decision === "shortlist";
    const is = {
      status,
      shortlistedAt: shortlisted ? ctx.now() : null,
      undoable: shortlisted ? undoableDecision("shortlist", was.status, ctx.now()) : null,
    };
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.audit.record({
      action: shortlisted ? "application.shortlisted" : "application.put-back",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status },
      after: { status },
    });
  });
}
