/** A stretch of text in one look. `href` is an address that is safe to follow. */
export type Span = { text: string; bold: boolean; italic: boolean; href: string | null };

/** A line is a list of stretches; a paragraph keeps the line breaks that were typed. */
export type Block =
  | { kind: "heading"; line: Span[] }
  | { kind: "paragraph"; lines: Span[][] }
  | { kind: "bullets" | "numbers"; items: Span[][] };

const HEADING = /^#{1,3}\s+(.*)$/;
const BULLET = /^\s{0,3}[-*•]\s+(.*)$/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;

/**
 * Reads text written with a few signs: `# heading`, `- item`, `1. item`, `**bold**`, `*italic*`, `[words](https://…)` and
 * bare web addresses. Gives plain data and never markup, so that whatever a person typed can only ever be shown as text.
 */
export function readRichText(text: string): Block[] {
  const blocks: Block[] = [];
  let isNewBlock = true;
  for (const typed of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (typed.trim() === "") {
      isNewBlock = true;
      continue;
    }
    const block = readLine(typed);
    const last: Block | undefined = isNewBlock ? undefined : blocks.at(-1);
    if (block.kind === "paragraph" && last?.kind === "paragraph") last.lines.push(...block.lines);
    else if ("items" in block && last && "items" in last && last.kind === block.kind) last.items.push(...block.items);
    else blocks.push(block);
    isNewBlock = block.kind === "heading";
  }
  return blocks;
}

function readLine(typed: string): Block {
  const heading = HEADING.exec(typed)?.[1];
  if (heading !== undefined) return { kind: "heading", line: readSpans(heading) };
  const bullet = BULLET.exec(typed)?.[1];
  if (bullet !== undefined) return { kind: "bullets", items: [readSpans(bullet)] };
  const number = NUMBER.exec(typed)?.[1];
  if (number !== undefined) return { kind: "numbers", items: [readSpans(number)] };
  return { kind: "paragraph", lines: [readSpans(typed)] };
}

// The bounds keep reading quick whatever was typed: without them, a long run of opening signs is read again from each.
const SIGNS =
  /\*\*(?<bold>[^*\n]{1,500})\*\*|\*(?<italic>[^*\s][^*\n]{0,499})\*|\[(?<words>[^\]\n]{1,200})\]\((?<to>[^()\s]{1,500})\)|(?<bare>https?:\/\/[^\s<>()]{1,500}[^\s<>().,;:!?])/g;

function readSpans(line: string): Span[] {
  const spans: Span[] = [];
  const say = (text: string, look: Partial<Span> = {}) => {
    if (text !== "") spans.push({ text, bold: false, italic: false, href: null, ...look });
  };
  let from = 0;
  for (const sign of line.matchAll(SIGNS)) {
    const { bold, italic, words, to, bare } = sign.groups ?? {};
    say(line.slice(from, sign.index));
    if (bold !== undefined) say(bold, { bold: true });
    else if (italic !== undefined) say(italic, { italic: true });
    else if (words !== undefined) say(words, { href: safeAddress(to ?? "") });
    else if (bare !== undefined) say(bare, { href: safeAddress(bare) });
    from = sign.index + sign[0].length;
  }
  say(line.slice(from));
  return spans;
}

/** Only addresses of the web and of mail lead anywhere; anything else, `javascript:` first of all, stays words. */
export function safeAddress(address: string): string | null {
  return SAFE_ADDRESS.test(address) ? address : null;
}

const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)[^\s"'<>`\\]+$/i;

/** The same text without its signs, on one line: for cards, letters and searches. */
export function plainText(text: string): string {
  const lineOf = (spans: readonly Span[]) => spans.map((span) => span.text).join("");
  return readRichText(text)
    .flatMap((block) => {
      if (block.kind === "heading") return [block.line];
      return block.kind === "paragraph" ? block.lines : block.items;
    })
    .map(lineOf)
    .join(" ");
}
