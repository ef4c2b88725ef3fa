import type { SameKeys } from "@vitrina/ui/messages";
import type { application as es } from "../es/application.ts";

export const application = {
  back: "My campaigns",
  due: "Due date",
  pieces: "Deliverables",
  piecesEmpty: "Deliverables appear when the agency confirms your place.",
  payment: "Payment",
  terms: "Terms of the deal",
  clockWaits: "The {days, plural, one {# day} other {# days}} to deliver start when the product arrives.",
  clockWaitsConfirmation: "The {days, plural, one {# day} other {# days}} to deliver start with the confirmation.",
  productReceived: "Product received on {date}",
  confirmedOn: "Confirmed on {date}",
  appliedOn: "Sent on {date}",
  extension: "{days, plural, one {Extension of # day} other {Extension of # days}}: {reason}",
  message: "Message from the agency",
  brief: "What it is about",
  history: "So far",
  withdraw: "Leave",
  withdrawTitle: "Leave this campaign",
  withdrawText: "Your place becomes free for somebody else. This cannot be undone.",
  withdrawConfirm: "Yes, leave",
  withdrawn: "You left the campaign",
  waitingTitle: "The agency is considering your application",
  waitingText: "We write to you as soon as there is an answer. No need to ask.",
} satisfies SameKeys<typeof es>;
