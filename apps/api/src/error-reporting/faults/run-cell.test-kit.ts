import { UploadRefused } from "@vitrina/media";
import { type CallReport, ExternalError } from "@vitrina/outside";
import { errorsAt } from "@vitrina/sandbox";
import { expect } from "vitest";
import {
  ATTEMPTS,
  budgetFor,
  type Ending,
  FAULTS,
  type Failing,
  type FaultName,
  isFine,
} from "./fault-table.test-kit.ts";
import type { World } from "./fault-world.test-kit.ts";
import type { Row } from "./row.test-kit.ts";

/** What only a person can mend is one event; what passes, and what a person is told of, is none. */
const NEEDS_A_PERSON = new Set(["auth", "bad_request", "quota", "blocked", "unknown"]);

export type Site = { service: string; op: string };

export const endingOf = (row: Row, fault: FaultName): Ending => {
  const usual = FAULTS.get(fault);
  if (!usual) throw new Error(`Nothing says how "${fault}" ends.`);
  return row.instead?.[fault]?.ends ?? usual;
};

/** Makes the call with its line hurt, and holds it to everything that is promised of it. */
export async function runCell(world: World, { service, op }: Site, row: Row, fault: FaultName): Promise<string> {
  const ending = endingOf(row, fault);
  const { company } = row;
  await world.forget(company);
  if (company !== "sentry") await world.forget("sentry");
  world.later();
  const given = await row.before?.(world);
  const reports: CallReport[] = [];
  const way = {
    origin: world.lines[company].origin,
    budget: budgetFor(fault, row.sendsFiles === true),
    onCall(report: CallReport) {
      reports.push(report);
      world.reporting.called(report);
    },
  };
  await world.hurt(company, fault, { ...(row.only && { match: row.only.match, said: row.only.said }) });
  const { value, thrown } = await row.call(world, way, given).then(
    (value: unknown) => ({ value, thrown: null }),
    (error: unknown) => ({ value: null, thrown: error }),
  );
  await world.heal(company);
  const said = reports.filter((report) => report.op === op);

  if (isFine(ending)) {
    expect(thrown).toBeNull();
    row.neverThrows?.(value, ending);
  } else {
    if (op !== "transport") expect(said.length).toBeGreaterThan(0);
    for (const report of said) judgeReport(report, ending, row.mends ? 1 : way.budget.attempts);
    if (row.neverThrows) {
      expect(thrown).toBeNull();
      row.neverThrows(value, ending);
    } else judgeThrown(thrown, ending, { service, op });
  }
  for (const { attempts } of reports) expect(attempts).toBeLessThanOrEqual(way.budget.attempts);

  if (row.holds) {
    const steady = world.steady(company);
    await (row.again ?? row.call)(world, steady, given);
    expect(await row.holds.look(world, steady, given)).toEqual(row.holds.is);
  }

  const events = await eventsOf(world);
  // Of Sentry itself nothing is reported to Sentry; what it holds then is what it was sent.
  const expected = !isFine(ending) && NEEDS_A_PERSON.has(ending.kinds[0] ?? "") ? [["outside", service, op]] : [];
  if (company !== "sentry") expect(events.map(({ fingerprint }) => fingerprint?.slice(0, 3))).toEqual(expected);
  const everything = [JSON.stringify(thrown), ...chainOf(thrown), JSON.stringify(reports), JSON.stringify(events)];
  expect(world.shownIn(everything.join("\n"))).toEqual([]);
  return isFine(ending) ? "done all the same" : ending.words;
}

/** One attempt is hurt, the next is not: nobody hears of it. */
export async function runMended(world: World, { op }: Site, row: Row): Promise<void> {
  await world.forget(row.company);
  const given = await row.before?.(world);
  const reports: CallReport[] = [];
  const way = {
    origin: world.lines[row.company].origin,
    budget: budgetFor("status:503", false),
    onCall: (report: CallReport) => void reports.push(report),
  };
  await world.hurt(row.company, "status:503", row.only ? { match: row.only.match } : {}, 1);
  await row.call(world, way, given);
  expect(reports.filter((report) => report.op === op)[0]).toMatchObject({ ok: true, attempts: ATTEMPTS });
  if (row.holds) expect(await row.holds.look(world, world.steady(row.company), given)).toEqual(row.holds.is);
}

async function eventsOf(world: World) {
  await world.reporting.flush(5_000);
  return errorsAt(world.stands.sentry.origin).events();
}

function judgeReport(report: CallReport, ending: Failing, attempts: number): void {
  expect(report).toMatchObject({ ok: false, outcomeUnknown: ending.outcomeUnknown });
  expect(ending.kinds).toContain(report.kind);
  if (ending.attempts === "once") expect(report.attempts).toBe(1);
  if (ending.attempts === "all") expect(report.attempts).toBe(ending.outcomeUnknown ? attempts : ATTEMPTS);
}

function judgeThrown(thrown: unknown, ending: Failing, { service, op }: Site): void {
  if (ending.refusal !== undefined) {
    expect(thrown).toBeInstanceOf(UploadRefused);
    expect(thrown).toMatchObject({ reason: ending.refusal });
    return;
  }
  if (!(thrown instanceof ExternalError)) throw new Error(`${service} ${op} ended with ${String(thrown)}`);
  expect(thrown).toMatchObject({
    service,
    op,
    outcomeUnknown: ending.outcomeUnknown,
    userMessageKey: `outside.${service}.${ending.words}`,
  });
  expect(ending.kinds).toContain(thrown.kind);
  expect(thrown.cause).toBeUndefined();
}

function chainOf(thrown: unknown): string[] {
  const chain: string[] = [];
  for (let at = thrown; at instanceof Error; at = at.cause) chain.push(`${at.stack}`, at.message);
  return chain;
}
