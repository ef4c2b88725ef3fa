import { z } from "zod";
import { line } from "../shapes.ts";

/** Where a parcel goes, as people in Paraguay write it: streets have few numbers, so the reference counts. */
export const address = z.object({
  recipient: line(80, 2),
  street: line(160, 3),
  reference: line(200, 0),
  city: line(80, 2),
  department: line(80, 2),
});
export type Address = z.infer<typeof address>;
