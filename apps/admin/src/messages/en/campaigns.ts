import type { SameKeys } from "@vitrina/ui/messages";
import type { campaigns as es } from "../es/campaigns.ts";

export const campaigns = {
  pageTitle: "Campaigns",
  lead: "All of the agency's campaigns.",
  new: "New campaign",
  searchPlaceholder: "Search by title or brand",
  emptyTitle: "No campaigns yet",
  emptyHint: "Create the first campaign and publish it to receive applications.",
  columns: {
    title: "Campaign",
    status: "Status",
    light: "Deliveries",
    slots: "Places",
    applications: "Applications",
    fee: "Fee",
    applicationDeadline: "Closes",
    updatedAt: "Edited",
  },
  confirmed: "Confirmed",
  filters: { status: "Status", brand: "Brand" },
  slotsOf: "{confirmed, number} / {slots, number}",
} satisfies SameKeys<typeof es>;
