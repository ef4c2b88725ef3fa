export { tellHeartbeat } from "./tell-heartbeat.ts";
