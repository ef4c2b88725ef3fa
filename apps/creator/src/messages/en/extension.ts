import type { SameKeys } from "@vitrina/ui/messages";
import type { extension as es } from "../es/extension.ts";

export const extension = {
  ask: "Ask for more days",
  title: "Ask for more days",
  lead: "The agency answers here and by e-mail. Until then the due date stays.",
  days: "How many more days do you need?",
  newDue: "It would then be due on {date}.",
  reason: "Why?",
  reasonHint: "One or two sentences are enough.",
  send: "Send the request",
  asked: "Request sent. We will tell you the answer.",
  waiting:
    "You asked for {days, plural, one {# more day} other {# more days}} on {date}. The agency has not answered yet.",
  refused: "The {days, plural, one {# day} other {# days}} you asked for were not granted: {reason}",
} satisfies SameKeys<typeof es>;
