import { storageHash } from "@vitrina/prisma";
import contract from "@vitrina/prisma/contract" with { type: "json" };

/** The shape of stored data that this build knows. */
export const CONTRACT = { hash: storageHash, collections: Object.keys(contract.roots).sort() };
