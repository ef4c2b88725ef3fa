import { createHash } from "node:crypto";
import { type Completeness, completenessOf } from "./completeness.ts";
import { HEAD_BYTES, type Sniffed, sniffFormat } from "./sniff-format.ts";

/** Why a content stays where it is. */
export type Unfit = "empty" | "truncated" | "svg" | "no-picture";

export type Inspection = {
  sha256: string;
  md5: string;
  bytes: number;
  verdict: Sniffed | Unfit;
  /** The whole content, when it is no longer than asked. */
  kept?: Buffer;
};

/** Reads a content to its end, once and piece by piece: what it is, whether it is whole, and its fingerprints. */
export async function inspect(pieces: AsyncIterable<Buffer>, keepUpTo: number): Promise<Inspection> {
  const [sha256, md5] = [createHash("sha256"), createHash("md5")];
  const kept: Buffer[] = [];
  let bytes = 0;
  let head = Buffer.alloc(0);
  let kind: ReturnType<typeof sniffFormat>;
  let completeness: Completeness | undefined;

  const judge = () => {
    kind = sniffFormat(head);
    completeness = completenessOf(typeof kind === "object" ? kind.format : "");
    completeness.take(head);
  };
  for await (const chunk of pieces) {
    sha256.update(chunk);
    md5.update(chunk);
    bytes += chunk.length;
    if (bytes <= keepUpTo) kept.push(chunk);
    else kept.length = 0;
    if (completeness) completeness.take(chunk);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length >= HEAD_BYTES) judge();
    }
  }
  if (!completeness) judge();
  const verdict = judgement(bytes, kind, completeness?.isComplete() ?? true);
  return {
    sha256: sha256.digest("hex"),
    md5: md5.digest("hex"),
    bytes,
    verdict,
    ...(bytes > 0 && bytes <= keepUpTo && { kept: kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept) }),
  };
}

function judgement(bytes: number, kind: ReturnType<typeof sniffFormat>, isWhole: boolean): Sniffed | Unfit {
  if (bytes === 0) return "empty";
  if (kind === "svg") return "svg";
  if (!kind) return "no-picture";
  return isWhole ? kind : "truncated";
}
