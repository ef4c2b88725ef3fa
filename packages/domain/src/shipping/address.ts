import { z } from "zod";
import { line } from "../shapes.ts";

/** Paraguay's departments and its capital, by their names. */
export const DEPARTMENTS = [
  "Asunción",
  "Alto Paraguay",
  "Alto Paraná",
  "Amambay",
  "Boquerón",
  "Caaguazú",
  "Caazapá",
  "Canindeyú",
  "Central",
  "Concepción",
  "Cordillera",
  "Guairá",
  "Itapúa",
  "Misiones",
  "Ñeembucú",
  "Paraguarí",
  "Presidente Hayes",
  "San Pedro",
] as const;

/** Where a parcel goes, as people in Paraguay write it: streets have few numbers, so the reference counts. */
export const address = z.object({
  recipient: line(80, 2),
  street: line(160, 3),
  reference: line(200, 0),
  city: line(80, 2),
  department: z.enum(DEPARTMENTS),
});
export type Address = z.infer<typeof address>;
