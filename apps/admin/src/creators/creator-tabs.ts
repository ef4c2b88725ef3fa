/** The sections of a creator's page. Each is a route of its own, fetched when it is opened. */
export const CREATOR_TABS = [
  { value: "profile", to: "/creators/$creatorId" },
  { value: "work", to: "/creators/$creatorId/work" },
  { value: "notes", to: "/creators/$creatorId/notes" },
  { value: "activity", to: "/creators/$creatorId/activity" },
] as const;
