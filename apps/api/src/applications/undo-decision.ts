import { Refusal } from "@vitrina/domain";
import { assertUndoable } from "@vitrina/domain/applications";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { applicationById } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "audit" | "outbox" | "transaction" | "now"> & { actor: AdminActor };

/** Takes back a decision nobody has been told of, together with the mail that waits to tell it. */
export function undoDecision(ctx: Needs, id: string): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const { act, was: status } = assertUndoable(was, ctx.now());
    if (act === "reject" && !(await ctx.outbox.takeBack({ kind: "application.rejected", aggregateId: id }))) {
      throw new Refusal("wrong-moment", "undo-too-late", { status: was.status });
    }
    const is = {
      status,
      undoable: null,
      ...(act === "reject" ? { rejectionMessage: "", ending: null, endedAt: null } : { shortlistedAt: null }),
    };
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.audit.record({
      action: "application.decision-undone",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status },
      after: { status },
    });
  });
}
