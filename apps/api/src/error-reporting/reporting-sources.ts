import type { ReportingSource } from "@vitrina/domain/error-reporting";

/** Whose reports a process sends or passes on: one that serves pages also hands browsers what they need to report. */
export function reportingSources(role: "web" | "worker" | "all"): readonly ReportingSource[] {
  if (role === "worker") return ["worker"];
  return role === "web" ? ["api", "admin", "creator"] : ["api", "worker", "admin", "creator"];
}
