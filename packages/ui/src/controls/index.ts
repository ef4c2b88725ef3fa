export { Badge, type Tone } from "./badge.tsx";
export { Button, type ButtonProps } from "./button.tsx";
export { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look.ts";
export { CopyField } from "./copy-field.tsx";
export { IconButton } from "./icon-button.tsx";
export { Spinner } from "./spinner.tsx";
export { StatusBadge, type StatusOf } from "./status-badge.tsx";
