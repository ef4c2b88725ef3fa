import type { SameKeys } from "@vitrina/ui/messages";
import type { roleHints as es } from "../es/role-hints.ts";

export const roleHints = {
  owner: "Everything, the team included.",
  manager: "Campaigns, brands, creators and review.",
  reviewer: "Sees campaigns and reviews deliveries.",
  finance: "Sees campaigns, handles payments.",
  editor: "Edits the published website.",
} satisfies SameKeys<typeof es>;
