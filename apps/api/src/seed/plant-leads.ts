import { formStamp } from "../leads/form-stamp.ts";
import { takeMessage } from "../leads/take-message.ts";
import type { Ports } from "../ports.ts";
import { DEMO_LEADS } from "./demo-leads.ts";
import type { Clock, Diary } from "./diary.ts";

/** Lets visitors write through the contact form, one of them a program. */
export function plantLeads({ ports, diary, clock }: { ports: Ports; diary: Diary; clock: Clock }): void {
  for (const { daysAgo, openForMs, from, ...said } of DEMO_LEADS) {
    diary.on(daysAgo, () =>
      takeMessage(ports, {
        said,
        stamp: formStamp(ports.stamps, new Date(clock.at.getTime() - openForMs), ports.random(16)),
        hiddenField: "",
        challengeAnswer: "",
        address: from,
        locale: "es",
      }),
    );
  }
}
