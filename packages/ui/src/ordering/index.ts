export { moved } from "./moved.ts";
export { Sortable } from "./sortable.tsx";
