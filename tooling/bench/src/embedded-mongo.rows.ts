import type { Aim, BenchRow } from "./collect.ts";
import { QUESTIONS, type QuestionName } from "./embedded-mongo.questions.ts";
import { rangeOf, ratioOf, shown, spreadOf } from "./rounds.ts";

/** What one contender took for one question on one size, round by round. */
export type Taken = { question: QuestionName; size: number; who: string; us: number[]; cpuUs: number[] };

const SPEED_AIMS: Partial<Record<QuestionName, Aim>> = { id: { atLeast: 0.4 }, code: { atLeast: 0.4 } };
const COST_AIMS: Partial<Record<QuestionName, Aim>> = { bulk: { atMost: 3 } };
const GROWTH_AIMS: Partial<Record<QuestionName, Aim>> = {
  id: { atMost: 1.5 },
  code: { atMost: 1.5 },
  range: { atMost: 1.5 },
};

/** Each question's speed against the rivals at every size, and its growth from the least size to the largest. */
export function rowsOf(taken: readonly Taken[], sizes: readonly number[], rounds: number): BenchRow[] {
  const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
  const rivals = [...new Set(taken.map(({ who }) => who))].filter((who) => who !== "embedded");
  return (Object.keys(QUESTIONS) as QuestionName[]).flatMap((question) => {
    const of = (who: string, size: number): Taken => {
      const found = taken.find((one) => one.question === question && one.who === who && one.size === size);
      if (!found) throw new Error(`${who} was not asked for ${question} of ${size}`);
      return found;
    };
    const against = rivals.flatMap((rival) =>
      sizes.map((size) => againstRow(question, of("embedded", size), of(rival, size), rounds)),
    );
    return [
      ...against,
      growthRow(question, of("embedded", least), of("embedded", most), of("bare", least), of("bare", most)),
    ];
  });
}

function againstRow(question: QuestionName, own: Taken, rival: Taken, rounds: number): BenchRow {
  const aim = rival.who === "bare" ? (SPEED_AIMS[question] ?? COST_AIMS[question]) : undefined;
  const cost = question in COST_AIMS;
  const ratio = cost ? ratioOf(own.us, rival.us) : ratioOf(rival.us, own.us);
  const medians = `${shown(spreadOf(own.us).median)} : ${shown(spreadOf(rival.us).median)} µs`;
  const note = `range ${rangeOf(ratio)} of ${rounds} rounds; ${medians}${cpuNote(own, rival)}`;
  const documents = own.size.toLocaleString("en-US");
  return {
    name: `${QUESTIONS[question].name}, ${documents} documents: ${cost ? "time" : "speed"} of ${rival.who}'s`,
    value: ratio.median,
    unit: "×",
    note,
    ...(aim && { aim }),
  };
}

const cpuNote = (own: Taken, rival: Taken): string =>
  own.cpuUs.length > 0 && rival.cpuUs.length > 0
    ? `; processor ${shown(spreadOf(own.cpuUs).median)} : ${shown(spreadOf(rival.cpuUs).median)} µs`
    : "";

function growthRow(question: QuestionName, few: Taken, many: Taken, bareFew: Taken, bareMany: Taken): BenchRow {
  const growth = ratioOf(many.us, few.us);
  const bare = ratioOf(bareMany.us, bareFew.us);
  const aim = GROWTH_AIMS[question];
  const [from, to] = [few, many].map(({ size }) => size.toLocaleString("en-US"));
  return {
    name: `${QUESTIONS[question].name}: growth from ${from} to ${to}`,
    value: growth.median,
    unit: "×",
    note: `range ${rangeOf(growth)}; bare ${shown(bare.median)} × (${rangeOf(bare)})`,
    ...(aim && { aim }),
  };
}
