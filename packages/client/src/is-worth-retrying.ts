import { type VitrinaError, VitrinaFault, VitrinaRefusal, VitrinaUnreachable } from "./errors.ts";

/** 420 and 423 are Cloudinary's ways to say 429 and «still busy with this one». */
const PASSING = new Set([408, 420, 423, 425, 429]);

/**
 * Whether asking the same once more may help. A refusal is an answer and stands; only the two that say «later» are asked
 * again later.
 */
export function isWorthRetrying(error: VitrinaError): boolean {
  if (error instanceof VitrinaUnreachable) return true;
  if (error instanceof VitrinaRefusal) return error.code === "too-many" || error.code === "try-later";
  if (error instanceof VitrinaFault && error.status !== null) return error.status >= 500 || PASSING.has(error.status);
  return false;
}
