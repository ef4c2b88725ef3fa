export type Selection = { text: string; from: number; to: number };
export type Sign = "bold" | "italic" | "heading" | "bullets" | "numbers" | "link";

const AROUND = { bold: "**", italic: "*" } as const;
const BEFORE = { heading: "# ", bullets: "- ", numbers: "1. " } as const;
const ANY_MARK = /^(?:#{1,3}\s+|[-*•]\s+|\d{1,3}[.)]\s+)/;

/**
 * Puts a sign on what is selected, or takes it off where it stands already. Hands back the text and what is selected then,
 * so that the person can go on typing.
 */
export function applySign(selection: Selection, sign: Sign, placeholder: string): Selection {
  if (sign === "bold" || sign === "italic") return surround(selection, AROUND[sign], placeholder);
  if (sign === "link") return link(selection, placeholder);
  return mark(selection, sign);
}

function surround({ text, from, to }: Selection, sign: string, placeholder: string): Selection {
  const chosen = text.slice(from, to);
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const isInside = before.endsWith(sign) && after.startsWith(sign) && !(sign === "*" && before.endsWith("**"));
  if (isInside) {
    const start = from - sign.length;
    return { text: before.slice(0, start) + chosen + after.slice(sign.length), from: start, to: start + chosen.length };
  }
  const words = chosen || placeholder;
  const start = from + sign.length;
  return { text: `${before}${sign}${words}${sign}${after}`, from: start, to: start + words.length };
}

function link({ text, from, to }: Selection, placeholder: string): Selection {
  const words = text.slice(from, to) || placeholder;
  const address = "https://";
  const start = from + words.length + 3;
  return {
    text: `${text.slice(0, from)}[${words}](${address})${text.slice(to)}`,
    from: start,
    to: start + address.length,
  };
}

function mark({ text, from, to }: Selection, sign: keyof typeof BEFORE): Selection {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const stop = text.indexOf("\n", to);
  const end = stop < 0 ? text.length : stop;
  const lines = text.slice(start, end).split("\n");
  const bare = lines.map((line) => line.replace(ANY_MARK, ""));
  const marked = bare.map((line, place) => (sign === "numbers" ? `${place + 1}. ${line}` : BEFORE[sign] + line));
  const isMarked = lines.every((line, place) => line === marked[place]);
  const written = (isMarked ? bare : marked).join("\n");
  return { text: text.slice(0, start) + written + text.slice(end), from: start, to: start + written.length };
}
