import type { SameKeys } from "@vitrina/ui/messages";
import type { apiKeys as es } from "../es/api-keys.ts";

export const apiKeys = {
  title: "Access keys for programs",
  lead: "To connect your own tools. A key can do what its scopes say, until it expires or is revoked.",
  create: "Create key",
  createTitle: "New key",
  name: "Name",
  nameHint: "To recognise it later, for example “Delivery sheet”.",
  scopes: "Scopes",
  scope: {
    "profile:read": "Read my profile",
    "profile:write": "Change my profile",
    "work:read": "See campaigns and deliveries",
    "work:write": "Apply and deliver",
  },
  expires: "Expires in",
  days: "{count, plural, one {# day} other {# days}}",
  shownOnceTitle: "Copy the key now",
  shownOnce: "This is the only time it is shown. If it is lost, create another and revoke this one.",
  done: "I have copied it",
  emptyTitle: "No keys",
  empty: "You only need a key if you connect a program of your own.",
  expiresOn: "Expires on {date}",
  lastUsed: "Last used: {date}",
  neverUsed: "Not used yet",
  revoke: "Revoke",
  revokeTitle: "Revoke “{name}”",
  revokeText: "Programs that use this key stop working at once.",
  revoked: "Key revoked",
} satisfies SameKeys<typeof es>;
