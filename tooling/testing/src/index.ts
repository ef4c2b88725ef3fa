export { type Canaries, canaries } from "./canaries.ts";
export { type Clock, clockAt, type Span } from "./clock.ts";
export { startDatabase, type TestDatabase } from "./database.ts";
export { freePort } from "./free-port.ts";
