import type { CaughtMail } from "./mailbox.ts";

/** The mails a running Resend stand-in has caught, newest first, for tests. */
export async function mailsOf(origin: string, to?: string): Promise<CaughtMail[]> {
  const answer = await fetch(`${origin}/_sandbox/mails${to === undefined ? "" : `?to=${encodeURIComponent(to)}`}`);
  if (!answer.ok) throw new Error(`The inbox answered ${answer.status}.`);
  const { mails }: { mails: CaughtMail[] } = JSON.parse(await answer.text());
  return mails;
}
