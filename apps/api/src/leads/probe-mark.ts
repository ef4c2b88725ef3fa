import type { Stamps } from "../sign-in/stamps.ts";

const PURPOSE = "contact-check";
const MARK = /\[control ([\w.-]{10,200})\]/;

/** What the system's own check writes into its message, so that it is known at the other end; nobody else can write it. */
export const probeMark = (stamps: Pick<Stamps, "stamp">, round: string): string =>
  `[control ${stamps.stamp(PURPOSE, round)}]`;

export function probeIn(stamps: Pick<Stamps, "read">, message: string): string | null {
  const [, stamped] = MARK.exec(message) ?? [];
  return stamped === undefined ? null : stamps.read(PURPOSE, stamped);
}
