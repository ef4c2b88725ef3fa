import type { ParcelRow } from "@vitrina/domain/shipping";

export type ParcelAct = "ship" | "received" | "resolve" | "lost" | "release";

/** What an admin may do about a parcel as it stands, the likeliest first. The server decides again. */
export function actsOnParcel({ state, address }: Pick<ParcelRow, "state" | "address">): readonly ParcelAct[] {
  switch (state) {
    case "no_address":
      return ["received"];
    case "to_ship":
      return ["ship", "received"];
    case "shipped":
      return ["received", "lost"];
    case "problem":
      return address ? ["resolve", "ship", "release"] : ["resolve", "release"];
    case "lost":
      return ["ship", "release"];
    case "received":
      return [];
  }
}
