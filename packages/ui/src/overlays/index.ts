export { ConfirmDialog } from "./confirm-dialog.tsx";
export { Dialog, type DialogProps, Sheet } from "./dialog.tsx";
export { Menu, type MenuItem } from "./menu.tsx";
export { Tabs } from "./tabs.tsx";
export { Tooltip } from "./tooltip.tsx";
