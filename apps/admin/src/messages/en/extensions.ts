import type { SameKeys } from "@vitrina/ui/messages";
import type { extensions as es } from "../es/extensions.ts";

export const extensions = {
  title: "Asking for more days",
  empty: "Nobody waits for an answer about their due date.",
  asks: "Asks for {days, plural, one {# more day} other {# more days}}: {reason}",
  answer: "Answer",
  answerOf: "Answer {name}",
  answerTitle: "{name} asks for more days",
  dueNow: "Their due date is now {due}.",
  decision: "Answer",
  granted: "Grant",
  refused: "Refuse",
  days: "Days granted",
  newDue: "Their new due date would be {due}.",
  reason: "Reason",
  reasonHint: "The creator reads it.",
  send: "Send the answer",
  sent: "We told {name}.",
} satisfies SameKeys<typeof es>;
