import type { WebhookEvent, WebhookFault } from "./webhooks.ts";

/** Lets a running Resend stand-in tell what became of a mail, in this order; gives the statuses of the answers. */
export async function tellOfMail(
  origin: string,
  mailId: string,
  events: readonly WebhookEvent[],
  fault?: WebhookFault,
): Promise<number[]> {
  const answer = await fetch(`${origin}/_sandbox/webhooks`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mailId, events, fault }),
  });
  if (!answer.ok) throw new Error(`The stand-in answered ${answer.status}: ${await answer.text()}`);
  const { statuses }: { statuses: number[] } = JSON.parse(await answer.text());
  return statuses;
}
