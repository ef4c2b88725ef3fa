export { type BrowserReporting, watchErrors } from "./watch-errors.ts";
