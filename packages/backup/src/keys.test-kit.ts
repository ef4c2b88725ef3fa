import { newSigningKeys } from "./manifest/signing.ts";
import { newSealingKeys } from "./sealing/age.ts";

export const sealingKeys = async () => ({ ...(await newSealingKeys()), ...newSigningKeys() });
