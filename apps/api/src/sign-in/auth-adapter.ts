import type { Database } from "@vitrina/db";
import { mongodbAdapter } from "better-auth/adapters/mongodb";
import { withSealedSecondFactor } from "../sealing/sealed-second-factor.ts";
import type { Sealer } from "../sealing/sealer.ts";

/**
 * better-auth's storage inside our transactions: what its hooks write through Prisma commits or vanishes together with its
 * own rows. Second factors are closed before they are stored.
 */
export function authAdapter(db: Database, sealer: Sealer): ReturnType<typeof mongodbAdapter> {
  const build = mongodbAdapter(db.driver);
  return (options) => {
    const adapter = withSealedSecondFactor(build(options), sealer);
    return { ...adapter, transaction: (work) => db.transaction(() => work(adapter)) };
  };
}
