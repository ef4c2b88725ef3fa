import { parseArgs } from "node:util";

export const PHASES = ["plan", "copy", "verify", "switch", "finish", "rollback", "status"] as const;
export type Phase = (typeof PHASES)[number];

export type Arguments = {
  phase: Phase;
  uploads: string | undefined;
  ownHosts: readonly string[];
  concurrency: number;
  out: string;
  quick: boolean;
  again: boolean;
  follow: boolean;
  confirm: boolean;
  afterDays: number;
  strict: boolean;
};

export const USAGE = `npm run media:migrate -- <plan|copy|verify|switch|finish|rollback|status> [options]

  plan      reads everything, writes nothing: what there is, what it weighs, what cannot be moved and why
  copy      stores every picture and writes its new address beside the old one
  verify    downloads every stored picture and compares it, byte for byte
  switch    makes readers use the new addresses, for what was verified; keeps the old ones beside
  finish    takes the old addresses away, for good
  rollback  puts back what every document held; possible until finish
  status    how far it is

  --uploads DIR       the old upload folder, or a copy of it
  --own-host HOST     a host under which the old site was reached; may be repeated (PUBLIC_URL's is known)
  --concurrency N     uploads at once, 1 to 64 (8)
  --out DIR           where inventory, log and report are written (media-migration)
  --quick             plan: does not read the contents
  --again             verify: also what was verified before
  --follow            copy: goes on copying what people change, until it is stopped
  --confirm           finish: really does it
  --after-days N      finish: only what was switched so many days ago (30)
  --strict            exit code 3 when something cannot be moved

Exit codes: 0 done · 1 a fault · 2 wrong arguments or environment · 3 done, but not everything can be moved (--strict)
· 4 not everything is done, run it again · 5 another process is at it · 6 refused: a condition is not met
· 7 Cloudinary or the database cannot be reached · 130 stopped`;

/** What was asked for, wrongly. */
export class WrongArguments extends Error {
  override readonly name = "WrongArguments";
}

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** @throws WrongArguments */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  const [phase, ...more] = positionals;
  if (!isPhase(phase) || more.length > 0)
    throw new WrongArguments(phase ? `There is no phase "${positionals.join(" ")}".` : "Which phase?");
  return {
    phase,
    uploads: values.uploads,
    ownHosts: values["own-host"].map((host) =>
      host
        .toLowerCase()
        .replace(/^https?:\/\//, "")
        .replace(/[/:].*$/, ""),
    ),
    concurrency: wholeNumber("--concurrency", values.concurrency, 1, 64),
    out: values.out,
    quick: values.quick,
    again: values.again,
    follow: values.follow,
    confirm: values.confirm,
    afterDays: wholeNumber("--after-days", values["after-days"], 0, 3_650),
    strict: values.strict,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        uploads: text,
        "own-host": { type: "string", multiple: true, default: [] },
        concurrency: { ...text, default: "8" },
        out: { ...text, default: "media-migration" },
        quick: flag,
        again: flag,
        follow: flag,
        confirm: flag,
        "after-days": { ...text, default: "30" },
        strict: flag,
      },
    });
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? error.message : String(error));
  }
}

function isPhase(word: string | undefined): word is Phase {
  return PHASES.some((phase) => phase === word);
}

function wholeNumber(name: string, given: string, least: number, most: number): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new WrongArguments(`${name} must be a whole number from ${least} to ${most}, not ${given}.`);
  return number;
}
