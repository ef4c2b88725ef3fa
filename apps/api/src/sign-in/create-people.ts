import type { Role } from "@vitrina/domain/people";
import type { Accounts } from "./accounts.store.ts";

type Needs = { accounts: Accounts; transaction: <T>(work: () => Promise<T>) => Promise<T> };

/** Opens an admin's account without an invitation, for the first owner and for demonstrations. Gives the account's id. */
export async function createAdmin(
  { accounts, transaction }: Needs,
  { password, ...person }: { email: string; name: string; role: Role; password: string },
): Promise<string> {
  const passwordHash = await accounts.hashPassword(password);
  return transaction(() => accounts.openAdmin({ ...person, passwordHash }));
}

/** Opens a creator's account with a profile of status `applied`. Gives the account's id, not the profile's. */
export async function createCreatorAccount(
  { accounts, transaction }: Needs,
  { password, ...person }: { email: string; name: string; password: string },
): Promise<string> {
  const passwordHash = await accounts.hashPassword(password);
  return transaction(() => accounts.openCreator({ ...person, passwordHash }));
}
