export { applySteps } from "./apply.ts";
export { type Monitor, type Monitors, type StoredMonitor, settingsOf } from "./monitor.ts";
export { planMonitors, type Step } from "./plan.ts";
export { tellHeartbeat } from "./tell-heartbeat.ts";
export { type UptimeRobotConfig, uptimeRobot } from "./uptime-robot.ts";
