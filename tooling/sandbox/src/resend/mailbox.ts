import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type CaughtMail = {
  id: string;
  createdAt: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string;
  text: string;
  tags: { name: string; value: string }[];
  headers: Record<string, string>;
  attachments: { filename: string; bytes: number }[];
  idempotencyKey?: string;
};

export type UsedKey = { bodyHash: string; usedAt: string; answer: unknown };

/** Mails and used idempotency keys, one file each, so that a restart forgets nothing. */
export class Mailbox {
  readonly #dir: string;
  readonly #mails = new Map<string, CaughtMail>();
  readonly #keys = new Map<string, UsedKey>();

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async open(dir: string): Promise<Mailbox> {
    const mailbox = new Mailbox(dir);
    for (const folder of ["mails", "keys"]) await mkdir(join(dir, folder), { recursive: true });
    for (const name of await jsonFiles(join(dir, "mails"))) {
      const mail: CaughtMail = JSON.parse(await readFile(join(dir, "mails", name), "utf8"));
      mailbox.#mails.set(mail.id, mail);
    }
    for (const name of await jsonFiles(join(dir, "keys"))) {
      mailbox.#keys.set(name.slice(0, -5), JSON.parse(await readFile(join(dir, "keys", name), "utf8")));
    }
    return mailbox;
  }

  async keep(mail: CaughtMail): Promise<void> {
    this.#mails.set(mail.id, mail);
    await this.#write(join("mails", `${mail.id}.json`), mail);
  }

  usedKey(key: string): UsedKey | undefined {
    return this.#keys.get(fileNameOf(key));
  }

  async useKey(key: string, used: UsedKey): Promise<void> {
    this.#keys.set(fileNameOf(key), used);
    await this.#write(join("keys", `${fileNameOf(key)}.json`), used);
  }

  byId(id: string): CaughtMail | undefined {
    return this.#mails.get(id);
  }

  /** Newest first; `to` is a whole address, compared without regard to case. */
  list(filter: { to?: string } = {}): CaughtMail[] {
    const wanted = filter.to?.toLowerCase();
    return [...this.#mails.values()]
      .filter((mail) => !wanted || mail.to.some((address) => bareAddress(address).toLowerCase() === wanted))
      .reverse()
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
  }

  async clear(): Promise<void> {
    this.#mails.clear();
    this.#keys.clear();
    for (const folder of ["mails", "keys"]) {
      await rm(join(this.#dir, folder), { recursive: true, force: true });
      await mkdir(join(this.#dir, folder), { recursive: true });
    }
  }

  async #write(name: string, value: unknown): Promise<void> {
    const target = join(this.#dir, name);
    await writeFile(`${target}.part`, JSON.stringify(value, null, 2));
    await rename(`${target}.part`, target);
  }
}

/** `Name <a@b.c>` → `a@b.c` */
export function bareAddress(address: string): string {
  return /<([^<>]+)>\s*$/.exec(address)?.[1]?.trim() ?? address.trim();
}

async function jsonFiles(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((name) => name.endsWith(".json"));
}

function fileNameOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
