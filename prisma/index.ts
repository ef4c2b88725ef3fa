import contractJson from "./contract.json" with { type: "json" };

export type { Contract } from "./contract.d.ts";
export { migrate, settleAdoption } from "./migrate.ts";

/** The emitted contract, as Prisma's runtime takes it. */
export const contract: unknown = contractJson;

/** The hash that the database's marker must carry once every migration is applied. */
export const storageHash: string = contractJson.storage.storageHash;
