import { endsWriting } from "@vitrina/domain/mail";
import type { MailReport } from "@vitrina/mail";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "deliveries" | "suppressions">;

/**
 * Takes in what the mail company tells of a mail, once. The list of addresses that must not be written to is kept before
 * the report counts as heard, so that a failure in between is told again; each step does no harm when repeated.
 */
export async function hearOfMail(ctx: Needs, report: MailReport): Promise<"heard" | "known"> {
  const { address, kind, reason, mailId, at } = report;
  const suppressedFor = kind === "complained" || kind === "suppressed" ? kind : "bounced";
  if (endsWriting(report) && address !== "") {
    await ctx.suppressions.add({ address, reason: suppressedFor, detail: reason, since: at, mailId });
  }
  return (await ctx.deliveries.hear(report)) ? "heard" : "known";
}
