export { clock, fileSize } from "./clock.ts";
export { type Mark, placeOf, Stage } from "./stage.tsx";
