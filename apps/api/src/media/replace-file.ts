import { Refusal } from "@vitrina/domain";
import { assetState, keptUntil } from "@vitrina/domain/media";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import type { RegisterRow } from "./register.store.ts";

type Needs = Pick<Ports, "register" | "references" | "audit" | "transaction" | "now"> & { actor: AdminActor };

/** Puts a new upload in the place of a public file wherever that is used, and keeps the old one for thirty days. */
export async function replaceFile(ctx: Needs, { id, replacement }: { id: string; replacement: string }): Promise<void> {
  const [old, fresh] = [await ctx.register.byId(id), await ctx.register.byId(replacement)];
  if (!old || !fresh) throw new Refusal("not-found", "no-such-asset");
  if (old.mediaClass !== "public" || old.purpose !== fresh.purpose || id === replacement) {
    throw new Refusal("breaks-a-rule", "wrong-kind-of-file");
  }
  if (!["in_use", "orphaned"].includes(assetState(old))) throw new Refusal("wrong-moment", "file-not-replaceable");
  await swap(ctx, old, fresh, "media.replaced");
}

/** Takes the old file back into every place where its replacement is now; the replacement is kept for thirty days. */
export async function restoreFile(ctx: Needs, id: string): Promise<void> {
  const old = await ctx.register.byId(id);
  if (!old) throw new Refusal("not-found", "no-such-asset");
  const now = old.replacedBy ? await ctx.register.byId(old.replacedBy) : null;
  if (!now || assetState(old) !== "replaced" || now.status !== "verified" || now.replacedBy !== null) {
    throw new Refusal("wrong-moment", "file-not-restorable");
  }
  await swap(ctx, now, old, "media.restored");
}

async function swap(ctx: Needs, from: RegisterRow, to: RegisterRow, action: string): Promise<void> {
  const since = ctx.now();
  await ctx.transaction(async () => {
    if (!(await ctx.register.replace(from.id, to.id, since, keptUntil(since)))) {
      throw new Refusal("changed-meanwhile", "file-not-replaceable");
    }
    const documents = await ctx.references.repoint(from.id, to.id);
    await ctx.audit.record({
      action,
      actor: ctx.actor,
      target: { kind: "asset", id: from.id },
      before: { assetId: from.id },
      after: { assetId: to.id, documents },
    });
  });
}
