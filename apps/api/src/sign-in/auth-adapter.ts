import type { Database } from "@vitrina/db";
import { mongodbAdapter } from "better-auth/adapters/mongodb";

/**
 * better-auth's storage inside our transactions: what its hooks write through Prisma commits or vanishes together with its
 * own rows.
 */
export function authAdapter(db: Database): ReturnType<typeof mongodbAdapter> {
  const build = mongodbAdapter(db.driver);
  return (options) => {
    const adapter = build(options);
    return { ...adapter, transaction: (work) => db.transaction(() => work(adapter)) };
  };
}
