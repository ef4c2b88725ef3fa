/** One letter, ready in words; every string is plain text. */
export type Letter = {
  /** A language tag, `es` or `en`. */
  language: string;
  subject: string;
  greeting: string;
  /** Paragraphs, in order. */
  paragraphs: readonly string[];
  /** What matters at a glance: a date, a campaign, a tracking code. */
  details: readonly { label: string; value: string }[];
  button: { label: string; href: string };
  /** Said above the address itself, for those whose button does not work. */
  linkHint: string;
  /** Why this person gets it. */
  footer: string;
  /** The way to stop letters like this one; missing on those that must reach everybody. */
  unsubscribe?: { label: string; href: string };
};

/** The same letter twice: for those who see pictures and colours, and for those who read text. */
export type RenderedLetter = { subject: string; html: string; text: string };

/** Renders a letter in the one layout. The library behind it takes most of a second to load, so it is loaded when first used. */
export async function renderLetter(letter: Letter): Promise<RenderedLetter> {
  const { letterHtml } = await import("./letter-layout.ts");
  return { subject: letter.subject, html: await letterHtml(letter), text: letterText(letter) };
}

/** The text part. Lines that a person typed stay as they were typed. */
export function letterText({ greeting, paragraphs, details, button, footer, unsubscribe }: Letter): string {
  const blocks = [
    greeting,
    ...paragraphs,
    details.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    `${button.label}:\n${button.href}`,
    ["--", footer, ...(unsubscribe ? [`${unsubscribe.label}: ${unsubscribe.href}`] : [])].join("\n"),
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}
