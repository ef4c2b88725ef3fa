import { type Move, sumOf, type Tally } from "@vitrina/media-migration";
import type { Outcome } from "./run-phase.ts";

/** Why a value stays, as a person understands it. */
const REASONS: Readonly<Record<string, string>> = {
  missing: "the file is in no old store",
  "no-upload-folder": "it lies in the upload folder, and none was given (--uploads)",
  "outside-the-folder": "the path leads out of the upload folder",
  "no-file": "there is something else than a readable file",
  "pieces-missing": "GridFS holds only part of the file",
  empty: "the file has no content",
  truncated: "the file breaks off before its end",
  svg: "an SVG picture can carry programs, and is not taken",
  "no-picture": "the content is no picture and no film",
  "too-large": "the file is larger than 2 GB",
  "not-a-text": "the value is no text",
  "not-an-address": "the value is no address",
  "bad-id": "the id of the file is no id",
  "not-in-an-old-store": "an address of the site itself, but of no old store",
  "broken-data-uri": "the data address cannot be read",
  "broken-base64": "the Base64 cannot be read",
  "inside-a-text": "an old address inside a longer text: change that text by hand",
  "key-with-a-dot": "the field's name holds a dot, so the database cannot be told where it is",
  "document-refused": "the database takes no new field in that document: a validator, or sixteen megabytes",
  "old-file-changed": "the old file was replaced after it was copied: copy again",
  differs: "what is delivered is not what was stored: copy again",
  "not-delivered": "the stored file is gone: copy again",
};

const number = (value: number): string => value.toLocaleString("en-US");

export function sizeOf(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = bytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** step;
  return `${step === 0 ? value : value.toPrecision(3)} ${units[step]}`;
}

/** The end of a phase in words, most important first. */
export function reportOf(outcome: Outcome, move: Pick<Move, "tally">, files: { log: string }): string {
  const { tally } = move;
  return [
    ...storyOf(outcome, tally),
    ...listOf("Left untouched", tally.left),
    ...listOf("Not done this time", tally.failed),
    ...tailOf(outcome, tally, files),
  ].join("\n");
}

function storyOf(outcome: Outcome, tally: Tally): string[] {
  const { documents, uploaded, verified } = tally;
  if (outcome.phase === "plan") {
    const { inventory } = outcome;
    const { distinct, bytes, atLeast } = inventory.contents;
    return [
      `${number(inventory.documents)} documents were read. Nothing was written.`,
      ...Object.entries(inventory.places).flatMap(([place, kinds]) => [
        `  ${place}`,
        ...Object.entries(kinds).map(([kind, { count, bytes: size }]) =>
          `    ${kind.padEnd(10)} ${number(count).padStart(9)}  ${size > 0 ? sizeOf(size) : ""}`.trimEnd(),
        ),
      ]),
      distinct > 0
        ? `${atLeast ? "At least " : ""}${number(distinct)} different contents to store, ${sizeOf(bytes)}.`
        : "",
    ].filter((line) => line !== "");
  }
  if (outcome.phase === "copy") {
    return [
      `${number(documents.done)} documents were looked at; ${number(documents.changed)} have a new value beside the old one.`,
      `${number(uploaded.files)} files were stored (${sizeOf(uploaded.bytes)}); ${number(tally.known)} contents were there already.`,
    ];
  }
  if (outcome.phase === "verify") {
    return [
      `${number(verified.files)} stored files were downloaded and compared (${sizeOf(verified.bytes)}), byte for byte.`,
    ];
  }
  if (outcome.phase === "switch") {
    return [
      `${number(documents.changed)} documents are read by their new values. What they held is kept beside.`,
      ...(outcome.waiting > 0 ? [`${number(outcome.waiting)} wait: changed since the copy, or not verified.`] : []),
    ];
  }
  if (outcome.phase === "rollback") return [`${number(documents.changed)} documents hold again what they held.`];
  if (outcome.phase === "finish") {
    return [
      `The old values of ${number(documents.changed)} documents are gone for good.`,
      ...(outcome.tooYoung > 0
        ? [`${number(outcome.tooYoung)} documents were switched too lately and keep theirs.`]
        : []),
    ];
  }
  if (outcome.phase === "finish-refused") {
    return [
      `This would take the old values of ${number(outcome.due)} documents away, for good; ${number(outcome.tooYoung)} were switched too lately.`,
      "Nothing was done. Add --confirm to do it.",
    ];
  }
  return outcome.phase === "status" ? statusWords(outcome.status) : [];
}

function statusWords({
  phases,
  running,
  values,
  leftReasons,
  contents,
  copied,
  switched,
}: Extract<Outcome, { phase: "status" }>["status"]): string[] {
  const when = (at: Date) => at.toISOString().slice(0, 19).replace("T", " ");
  return [
    running ? `${running.phase} is running on ${running.host} (process ${running.pid}).` : "Nothing is running.",
    ...Object.entries(phases).map(([name, phase]) => {
      const ended = phase.endedAt ? `${phase.outcome} ${when(phase.endedAt)}` : "not ended";
      const progress = phase.progress ? `, ${number(phase.progress.done)} of ${number(phase.progress.total)}` : "";
      return `  ${name.padEnd(9)} began ${when(phase.startedAt)}, ${ended}${progress}`;
    }),
    `${number((values.copied ?? 0) + (values.verified ?? 0))} values lead to ${number(contents)} stored contents; ${number(values.verified ?? 0)} are verified.`,
    `${number(copied)} documents wait for the switch, ${number(switched)} are switched and keep their old value.`,
    ...listOf("Cannot be moved", leftReasons),
  ];
}

function listOf(title: string, counts: Readonly<Record<string, number>>): string[] {
  if (sumOf(counts) === 0) return [];
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return [
    `${title}: ${number(sumOf(counts))}`,
    ...rows.map(([reason, count]) => `  ${number(count).padStart(9)}  ${REASONS[reason] ?? reason}`),
  ];
}

function tailOf(outcome: Outcome, tally: Tally, { log }: { log: string }): string[] {
  if (outcome.phase === "status" || outcome.phase === "finish-refused") return [];
  return [
    ...(tally.outside > 0 ? [`Addresses of other sites, left as they are: ${number(tally.outside)}`] : []),
    ...(tally.documents.edited > 0
      ? [`Documents that people were changing meanwhile: ${number(tally.documents.edited)}`]
      : []),
    ...(tally.rateLimited > 0 ? [`Cloudinary asked for less ${number(tally.rateLimited)} times.`] : []),
    ...nextStep(outcome),
    `Each value by name: ${log}`,
  ];
}

function nextStep(outcome: Outcome): string[] {
  if ("isComplete" in outcome && !outcome.isComplete) {
    return [
      outcome.phase === "switch" || outcome.phase === "verify"
        ? "Next: copy, verify, and this once more."
        : "Next: the same once more; what is done stays done.",
    ];
  }
  const next: Partial<Record<Outcome["phase"], string>> = { plan: "copy", copy: "verify", verify: "switch" };
  const name = next[outcome.phase];
  return name ? [`Next: ${name}`] : [];
}
