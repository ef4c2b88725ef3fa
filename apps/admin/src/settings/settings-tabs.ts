export const SETTINGS_TABS = ["profile", "security", "mail", "keys", "appearance"] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];

/** The tab named in the address; the first one needs no name. */
export function readSettingsTab(raw: Record<string, unknown>): { tab?: SettingsTab } {
  const tab = SETTINGS_TABS.find((candidate) => candidate === raw.tab);
  return tab && tab !== "profile" ? { tab } : {};
}
