import type { SameKeys } from "@vitrina/ui/messages";
import type { notifications as es } from "../es/notifications.ts";

export const notifications = {
  title: "Notices",
  some: "Notices, {count, number} not seen",
  emptyTitle: "No notices yet",
  empty: "Everything we also tell you by mail stays here: answers, dates and deliveries.",
} satisfies SameKeys<typeof es>;
