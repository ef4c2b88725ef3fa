import type { BriefParts as Parts } from "@vitrina/domain/campaigns";
import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import ExternalLink from "lucide-react/icons/external-link";
import X from "lucide-react/icons/x";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { Button } from "../controls/button.tsx";

type Shown = Pick<Parts, "dos" | "donts" | "references" | "hashtags" | "mentions" | "checklist">;

export const hasBriefParts = (parts: Shown): boolean =>
  [parts.dos, parts.donts, parts.references, parts.hashtags, parts.mentions, parts.checklist].some(
    (part) => part.length > 0,
  );

/** What goes with the text of a brief: what to do and not to do, where to look, whom to name, what is checked. */
export function BriefParts({ parts }: { parts: Shown }) {
  const t = useTranslations("brief");
  const tags = [...parts.hashtags.map((tag) => `#${tag}`), ...parts.mentions.map((mention) => `@${mention}`)];
  return (
    <div className="flex flex-col gap-5">
      {parts.dos.length > 0 || parts.donts.length > 0 ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Points title={t("dos")} points={parts.dos} icon={<Check className="size-4 text-green" aria-hidden />} />
          <Points title={t("donts")} points={parts.donts} icon={<X className="size-4 text-red" aria-hidden />} />
        </div>
      ) : null}
      {parts.references.length > 0 ? (
        <section>
          <h3 className="mb-2 text-base">{t("references")}</h3>
          <ul className="flex flex-col gap-2">
            {parts.references.map(({ url, note }) => (
              <li key={url + note} className="min-w-0 text-sm">
                <a
                  href={url}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="inline-flex min-h-6 max-w-full items-center gap-1.5 text-accent underline underline-offset-4"
                >
                  <span className="truncate">{addressWords(url)}</span>
                  <ExternalLink className="size-3.5 shrink-0" aria-label={t("opensElsewhere")} />
                </a>
                {note ? <p className="text-ink-soft">{note}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {tags.length > 0 ? <Tags tags={tags} /> : null}
      {parts.checklist.length > 0 ? <Points title={t("checklist")} points={parts.checklist} icon={<Box />} /> : null}
    </div>
  );
}

const addressWords = (url: string) => url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");

const Box = () => <span className="mt-0.5 size-3.5 rounded-xs border border-line-strong" aria-hidden />;

function Points({ title, points, icon }: { title: string; points: readonly string[]; icon: ReactNode }) {
  if (points.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 text-base">{title}</h3>
      <ul className="flex flex-col gap-1.5">
        {points.map((point, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two points may be word for word the same.
          <li key={place} className="flex items-start gap-2 text-sm">
            <span className="mt-0.5 shrink-0">{icon}</span>
            <span className="min-w-0">{point}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Copied in one press, because they are pasted into another app's caption. */
function Tags({ tags }: { tags: readonly string[] }) {
  const t = useTranslations("brief");
  const ui = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-base">{t("tags")}</h3>
        <Button
          variant="quiet"
          size="small"
          icon={copied ? <Check className="size-4" aria-hidden /> : <Copy className="size-4" aria-hidden />}
          onClick={() => {
            void navigator.clipboard.writeText(tags.join(" ")).then(() => setCopied(true));
          }}
        >
          <span aria-live="polite">{ui(copied ? "copied" : "copy")}</span>
        </Button>
      </div>
      <ul className="flex flex-wrap gap-1.5">
        {tags.map((tag) => (
          <li
            key={tag}
            className={classes(
              "rounded-full bg-sunken px-2.5 py-1 text-sm break-all",
              tag.startsWith("@") && "font-medium",
            )}
          >
            {tag}
          </li>
        ))}
      </ul>
    </section>
  );
}
