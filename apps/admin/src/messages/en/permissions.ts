import type { SameKeys } from "@vitrina/ui/messages";
import type { permissions as es } from "../es/permissions.ts";

export const permissions = {
  "campaigns:read": "See campaigns",
  "campaigns:write": "Edit campaigns",
  "brands:read": "See brands",
  "brands:write": "Edit brands",
  "creators:read": "See creators",
  "creators:write": "Edit creators",
  "deliverables:review": "Review deliverables",
  "messages:write": "Write to creators",
  "payouts:write": "Handle payouts",
  "payments:read": "See payments received",
  "website:edit": "Edit the website",
  "media:write": "Upload pictures",
  "media:move": "Move the old pictures",
  "people:manage": "Manage the team",
  "audit:read": "See the activity log",
  "system:manage": "Look after the system",
  "leads:read": "See messages from the website",
  "leads:write": "Answer messages from the website",
  "mail:manage": "See mail and free addresses that bounced",
} satisfies SameKeys<typeof es>;
