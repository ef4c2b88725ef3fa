import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { newSealingKeys, newSigningKeys } from "@vitrina/backup";

export type LocalBackupKeys = { identity: string; recipient: string; signingKey: string };

/** Keys for the backups of this machine alone. A real server never has the identity; here the drill has to find it somewhere. */
export async function localBackupKeys(file: string): Promise<LocalBackupKeys> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const keys = { ...(await newSealingKeys()), signingKey: newSigningKeys().signingKey };
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}
