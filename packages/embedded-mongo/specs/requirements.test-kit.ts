import type { Document } from "mongodb";

/** The server that tests run on, as it describes itself. */
export type Server = { version: string; topology: string; failPoints: boolean; parameters: Document };

const parts = (version: string): number[] => version.split(".").map(Number);

function compare(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function unmet(requirement: Document, server: Server): string | null {
  const { minServerVersion, maxServerVersion, topologies, serverless, auth, csfle, serverParameters } = requirement;
  if (minServerVersion && compare(server.version, minServerVersion) < 0) return `needs server ${minServerVersion}`;
  if (maxServerVersion && compare(server.version, maxServerVersion) > 0) return `for servers up to ${maxServerVersion}`;
  if (topologies && !topologies.includes(server.topology)) return `for ${topologies.join(", ")} only`;
  if (serverless === "require") return "for serverless only";
  if (auth === true) return "needs sign-in";
  if (csfle) return "needs encryption in the client";
  for (const [name, value] of Object.entries(serverParameters ?? {})) {
    if (server.parameters[name] !== value) return `needs the server parameter ${name}`;
  }
  return null;
}

/** Why none of a test's alternatives holds here, or null when one does. */
export function unmetRequirement(alternatives: readonly Document[] | undefined, server: Server): string | null {
  if (!alternatives || alternatives.length === 0) return null;
  const reasons = alternatives.map((alternative) => unmet(alternative, server));
  return reasons.includes(null) ? null : [...new Set(reasons)].join("; ");
}
