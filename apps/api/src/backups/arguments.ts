import { parseArgs } from "node:util";

export const COMMANDS = ["run", "list", "verify", "restore", "drill", "prune", "keys"] as const;
export type Command = (typeof COMMANDS)[number];

export const USAGE = `npm run backup -- <run|list|verify|restore|drill|prune|keys> [options]

  run       takes a backup: one moment of the whole database, packed, sealed, sent, downloaded again and compared
  list      what is in the bucket, newest first
  verify    downloads a backup and compares it; with a private key also everything in it
  restore   puts a backup into a database, byte for byte, after it was read and found whole
  drill     restores the newest backup beside the real data, compares all of it, runs the product on it, and drops it again
  prune     removes what is neither one of the last 8 weeks nor of the last 12 months, and what was left half done
  keys      makes a new set of keys, and says where each belongs

  --from KEY        which backup: a key of the list, or a part of one (the newest)
  --identity FILE   the private key that opens it, as age-keygen writes it (or BACKUP_IDENTITY)
  --into NAME|URL   restore: the name of a database on the same server, or the address of one elsewhere (a new name)
  --drop            restore: empties that database before; asks for its name
  --confirm NAME    restore --drop: the name, for a script that cannot be asked
  --unmasked        restore on a developer's machine: with people's data as they are; needs --reason, and is written down
  --reason TEXT     why
  --directory DIR   run: a plain mongodump directory here instead of the bucket; restore: from such a directory
  --dry-run         prune: only tells

Exit codes: 0 done · 1 a fault · 2 wrong arguments or environment · 3 refused: the backup is not to be believed
· 4 there is none · 5 another one is under way · 6 refused: a condition is not met · 7 bucket or database cannot be reached
· 130 stopped`;

export type Arguments = {
  command: Command;
  from: string | undefined;
  identity: string | undefined;
  into: string | undefined;
  drop: boolean;
  confirm: string | undefined;
  unmasked: boolean;
  reason: string | undefined;
  directory: string | undefined;
  dryRun: boolean;
  trigger: "schedule" | "person" | "command";
  askedBy: string;
  tied: boolean;
};

/** What was asked for, wrongly. */
export class WrongArguments extends Error {
  override readonly name = "WrongArguments";
}

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** @returns null when help was asked for. @throws WrongArguments */
export function readArguments(args: readonly string[]): Arguments | null {
  const { values, positionals } = parsed(args);
  if (values.help || positionals[0] === "help") return null;
  const [command, ...more] = positionals;
  if (!isCommand(command) || more.length > 0) {
    throw new WrongArguments(command ? `There is no command "${positionals.join(" ")}".` : "Which command?");
  }
  if (values.unmasked && !values.reason?.trim()) throw new WrongArguments("--unmasked needs --reason TEXT.");
  const { from, identity, into, drop, confirm, unmasked, reason, directory, tied } = values;
  const trigger = values.trigger === "schedule" || values.trigger === "person" ? values.trigger : "command";
  return {
    command,
    from,
    identity,
    into,
    drop,
    confirm,
    unmasked,
    reason,
    directory,
    tied,
    trigger,
    dryRun: values["dry-run"],
    askedBy: values["asked-by"],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: text,
        identity: text,
        into: text,
        drop: flag,
        confirm: text,
        unmasked: flag,
        reason: text,
        directory: text,
        "dry-run": flag,
        help: flag,
        trigger: text,
        "asked-by": { ...text, default: "" },
        tied: flag,
      },
    });
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? error.message : String(error));
  }
}

function isCommand(word: string | undefined): word is Command {
  return COMMANDS.some((command) => command === word);
}
