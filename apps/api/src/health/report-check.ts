import type { CheckName, Measurement } from "@vitrina/domain/system";
import { REPORTED_CHECKS } from "./check-table.ts";
import { type RecordNeeds, recordMeasurement } from "./record-measurement.ts";

/**
 * Tells how something went that the round does not measure, such as a message sent through the contact form. Two bad
 * reports in a row (or as the check's patience says) open an incident, and one good report closes it.
 */
export async function reportCheck(ctx: RecordNeeds, name: CheckName, measurement: Measurement): Promise<void> {
  const patience = REPORTED_CHECKS.find((check) => check.name === name)?.patience ?? 2;
  await recordMeasurement(ctx, { name, patience }, measurement);
}
