export { LocaleSwitch } from "./locale-switch.tsx";
export { Segmented } from "./segmented.tsx";
export { ThemeSwitch } from "./theme-switch.tsx";
export { THEMES, type Theme, useTheme } from "./use-theme.ts";
