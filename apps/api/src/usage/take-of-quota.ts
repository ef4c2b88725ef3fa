import { Refusal } from "@vitrina/domain";
import type { Actor } from "@vitrina/domain/people";
import { QUOTAS, type QuotaKind, quotaOf } from "@vitrina/domain/usage";
import type { Ports } from "../ports.ts";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Takes from what an account may use in a day.
 *
 * @throws Refusal `quota-used-up` with the hours until there is more
 */
export async function takeOfQuota(
  { usage, now, actor }: Pick<Ports, "usage" | "now"> & { actor: Actor },
  kind: QuotaKind,
  amount = 1,
): Promise<void> {
  const at = now().getTime();
  const span = QUOTAS[kind].everyMs;
  const from = at - (at % span);
  const times = { from: new Date(from), until: new Date(from + span) };
  if (await usage.take(`${actor.userId}/${kind}`, amount, quotaOf(kind, actor.kind), times)) return;
  const hours = Math.max(1, Math.ceil((from + span - at) / HOUR_MS));
  throw new Refusal("too-many", "quota-used-up", { kind, hours });
}
