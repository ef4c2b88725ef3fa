import type { Stamps } from "../sign-in/stamps.ts";

const PURPOSE = "contact-form";

/** What the form carries to tell when it was opened; the number makes each opening its own. */
export const formStamp = (stamps: Pick<Stamps, "stamp">, openedAt: Date, number: string): string =>
  stamps.stamp(PURPOSE, `${openedAt.getTime()}/${number}`);

export function readFormStamp(
  stamps: Pick<Stamps, "read">,
  stamped: string,
): { openedAt: Date; number: string } | null {
  const [at, number] = stamps.read(PURPOSE, stamped)?.split("/") ?? [];
  return at === undefined || number === undefined ? null : { openedAt: new Date(Number(at)), number };
}
