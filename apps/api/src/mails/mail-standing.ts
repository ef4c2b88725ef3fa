import { Refusal } from "@vitrina/domain";
import type { MailStanding } from "@vitrina/domain/mail";
import { bareAddress } from "@vitrina/mail";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "creators" | "deliveries" | "suppressions">;

/** Whether mail reaches a creator, for whoever wonders why they do not answer. */
export async function mailStandingOf(ctx: Needs, creatorId: string): Promise<MailStanding> {
  const creator = await ctx.creators.byId(creatorId);
  if (!creator) throw new Refusal("not-found", "no-such-creator");
  const address = bareAddress(creator.email);
  const [suppression, trouble] = await Promise.all([ctx.suppressions.of(address), ctx.deliveries.troubleOf(address)]);
  return { address, suppression, trouble };
}
