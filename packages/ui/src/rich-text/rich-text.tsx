import { type Block, readRichText, type Span } from "@vitrina/domain/rich-text";
import { useMemo } from "react";
import { classes } from "../classes.ts";

/** Text written with the few signs of `rich-text`, shown as elements of our own making: nothing typed becomes markup. */
export function RichText({ text, className }: { text: string; className?: string }) {
  const blocks = useMemo(() => readRichText(text), [text]);
  return (
    <div className={classes("flex max-w-prose flex-col gap-3 leading-relaxed", className)}>
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block has no identity but its place.
        <ShownBlock key={place} block={block} />
      ))}
    </div>
  );
}

function ShownBlock({ block }: { block: Block }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: lines have no identity but their place.
  switch (block.kind) {
    case "heading":
      return (
        <h3 className="mt-1 text-lg first:mt-0">
          <Line spans={block.line} />
        </h3>
      );
    case "paragraph":
      return (
        <p>
          {block.lines.map((line, place) => (
            <span key={place}>
              {place > 0 ? <br /> : null}
              <Line spans={line} />
            </span>
          ))}
        </p>
      );
    default: {
      const List = block.kind === "numbers" ? "ol" : "ul";
      return (
        <List
          className={classes(
            "flex flex-col gap-1 pl-5 marker:text-accent",
            block.kind === "numbers" ? "list-decimal" : "list-disc",
          )}
        >
          {block.items.map((item, place) => (
            <li key={place}>
              <Line spans={item} />
            </li>
          ))}
        </List>
      );
    }
  }
  // biome-ignore-end lint/suspicious/noArrayIndexKey: see above.
}

function Line({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, place) => {
    const key = `${place}`;
    if (span.href) {
      return (
        <a
          key={key}
          href={span.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="break-words text-accent underline underline-offset-4"
        >
          {span.text}
        </a>
      );
    }
    if (span.bold) return <strong key={key}>{span.text}</strong>;
    if (span.italic) return <em key={key}>{span.text}</em>;
    return <span key={key}>{span.text}</span>;
  });
}
