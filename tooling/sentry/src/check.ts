import { setTimeout as wait } from "node:timers/promises";
import { isSameDsn, SOURCES, type Source } from "@vitrina/error-reporting";
import { serverAt } from "./ask-server.ts";
import { EXIT, NotSetUp } from "./exit.ts";
import { type Lookup, missingFor, type Proof, proofFor } from "./proof.ts";

export type CheckSettings = {
  publicUrl: string;
  healthToken: string;
  /** Where reports should go; without it, wherever the server says. */
  dsn?: string;
  lookup: Lookup;
  waitSeconds: number;
  say: (line: string) => void;
};

const ASK_AGAIN_MS = 1_000;
const NAMES: Record<Source, string> = {
  api: "API",
  worker: "Worker",
  admin: "Admin app, through the tunnel",
  creator: "Creator app, through the tunnel",
};

/** What a tunnel that did not pass a report on means. */
const NOT_PASSED: Readonly<Record<number, string>> = {
  403: "the server reports to another project than it tells browsers",
  429: "Sentry, or the tunnel, wants to be left alone for a while",
  502: "the server does not reach Sentry",
  503: "Sentry refuses the key in SENTRY_DSN",
};

type Sent = { source: Source; eventId: string; taken: boolean; why?: string };

/**
 * Sends one marked event from each part of a running Vitrina, and waits until the place it reports to has each.
 *
 * @throws NotSetUp
 */
export async function checkSentry({
  publicUrl,
  healthToken,
  dsn,
  lookup,
  waitSeconds,
  say,
}: CheckSettings): Promise<number> {
  const server = serverAt(publicUrl, healthToken);
  const told = await server.told();
  if (dsn && !isSameDsn(dsn, told.dsn)) {
    throw new NotSetUp(
      "The server reports to another project than SENTRY_DSN says here: restart it, or correct the setting.",
    );
  }
  const proof = proofFor(told.dsn, lookup);
  say(`Server  ${server.base} (release ${told.release}, ${told.environment})`);
  say(`Sentry  ${proof?.name ?? `${new URL(told.dsn).host}, and nobody can look into it from here`}`);

  const begun = await server.begin();
  const sent: Sent[] = [
    { source: "api", eventId: begun.api.eventId, taken: begun.api.sent, why: "Sentry did not take the API's event in" },
    {
      source: "worker",
      eventId: begun.worker.eventId,
      taken: false,
      why: "no worker sent it, or Sentry did not take it in",
    },
  ];
  for (const source of ["admin", "creator"] as const) {
    const { eventId, status } = await server.throughTunnel(source, told.dsn);
    sent.push({ source, eventId, taken: status === 200, why: NOT_PASSED[status] ?? `the tunnel answered ${status}` });
  }
  const until = performance.now() + waitSeconds * 1_000;
  await untilTaken(sent, server.workerSent, until);
  const found = proof
    ? await untilFound(
        sent.filter(({ taken }) => taken),
        proof,
        until,
      )
    : new Set<string>();
  return tell(sent, { found, proof, lookup, say, waitSeconds });
}

async function untilTaken(
  sent: Sent[],
  workerSent: (eventId: string) => Promise<boolean>,
  until: number,
): Promise<void> {
  const worker = sent.find(({ source }) => source === "worker");
  if (!worker) return;
  while (!worker.taken) {
    worker.taken = await workerSent(worker.eventId);
    if (worker.taken || performance.now() > until) return;
    await wait(ASK_AGAIN_MS);
  }
}

/** Sentry takes an event in before it can be found. */
async function untilFound(sent: readonly Sent[], { has }: Proof, until: number): Promise<Set<string>> {
  const found = new Set<string>();
  for (;;) {
    for (const { eventId } of sent) {
      if (!found.has(eventId) && (await has(eventId))) found.add(eventId);
    }
    if (found.size === sent.length || performance.now() > until) return found;
    await wait(ASK_AGAIN_MS);
  }
}

type Found = Pick<CheckSettings, "lookup" | "say" | "waitSeconds"> & {
  found: ReadonlySet<string>;
  proof: Proof | null;
};

function tell(sent: readonly Sent[], { found, proof, lookup, say, waitSeconds }: Found): number {
  const verdicts = sent.map(({ taken, eventId, why }) => {
    if (!taken) return { good: false, words: `LOST: ${why}` };
    if (!proof) return { good: true, words: "taken in by Sentry" };
    return found.has(eventId)
      ? { good: true, words: "arrived" }
      : { good: false, words: `not found within ${waitSeconds} s` };
  });
  const width = Math.max(...SOURCES.map((source) => NAMES[source].length));
  for (const [index, { source, eventId }] of sent.entries()) {
    say(`  ${NAMES[source].padEnd(width)}  ${eventId}  ${verdicts[index]?.words}`);
  }
  const bad = verdicts.filter(({ good }) => !good).length;
  if (bad > 0) {
    say(
      `${bad} of ${sent.length} did not arrive. What to look at: docs/operations/errors.md, "When something does not arrive".`,
    );
    return EXIT.failed;
  }
  if (proof) {
    say("All four arrived.");
    return EXIT.done;
  }
  say("Sentry took all four in. That they are in the project was not looked at:");
  say(`  set ${missingFor(lookup).join(", ")} as docs/operations/errors.md says, and run this again.`);
  return EXIT.unproven;
}
