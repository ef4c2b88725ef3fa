import type { Permission } from "@vitrina/domain/people";

/** The sections of the files. Each is a route of its own, fetched when it is opened. */
export const MEDIA_TABS = [
  { value: "library", to: "/media", needs: "media:write" },
  { value: "state", to: "/media/state", needs: "media:write" },
  { value: "sensitive", to: "/media/sensitive", needs: "audit:read" },
  { value: "move", to: "/media/move", needs: "media:move" },
] as const satisfies readonly { value: string; to: string; needs: Permission }[];
