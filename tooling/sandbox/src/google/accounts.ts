import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type GoogleAccount = { email: string; name: string; emailVerified?: boolean };

/** The accounts offered on the consent page: the given ones and every one that was typed before. */
export class Accounts {
  readonly #path: string;
  #accounts: GoogleAccount[];

  private constructor(path: string, accounts: GoogleAccount[]) {
    this.#path = path;
    this.#accounts = accounts;
  }

  static async open(dir: string, given: GoogleAccount[]): Promise<Accounts> {
    await mkdir(dir, { recursive: true });
    const path = join(dir, "accounts.json");
    const typed: GoogleAccount[] = await readFile(path, "utf8").then(JSON.parse, () => []);
    const accounts = new Accounts(path, given);
    for (const account of typed) if (!accounts.find(account.email)) accounts.#accounts.push(account);
    return accounts;
  }

  list(): GoogleAccount[] {
    return this.#accounts;
  }

  find(email: string): GoogleAccount | undefined {
    return this.#accounts.find((account) => account.email.toLowerCase() === email.toLowerCase());
  }

  async remember(account: GoogleAccount): Promise<void> {
    this.#accounts = [
      ...this.#accounts.filter((one) => one.email.toLowerCase() !== account.email.toLowerCase()),
      account,
    ];
    await writeFile(`${this.#path}.part`, JSON.stringify(this.#accounts, null, 2));
    await rename(`${this.#path}.part`, this.#path);
  }
}

/** Google's `sub` is 21 digits and never changes for a person; here it follows from the address. */
export function subjectOf(email: string): string {
  const digest = createHash("sha256").update(email.toLowerCase()).digest("hex");
  return `1${(BigInt(`0x${digest.slice(0, 24)}`) % 10n ** 20n).toString().padStart(20, "0")}`;
}
