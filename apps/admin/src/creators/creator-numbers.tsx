import type { CreatorNumbers } from "@vitrina/domain/creators";
import { Card } from "@vitrina/ui";
import { useFormatter, useTranslations } from "use-intl";

/** How a creator works, in numbers, and in words how each is counted. */
export function CreatorNumbersCard({ numbers }: { numbers: CreatorNumbers }) {
  const t = useTranslations("creator.numbers");
  const format = useFormatter();
  const { delivered, onTime, overdue, onTimePercent, reviewed, rounds } = numbers;
  return (
    <Card title={t("title")}>
      <ul className="flex flex-col gap-4">
        <Figure
          term={t("onTime")}
          value={onTimePercent === null ? null : format.number(onTimePercent / 100, { style: "percent" })}
          words={
            onTimePercent === null
              ? t(reviewed === 0 ? "onTimeNone" : "onTimeUnknown")
              : t("onTimeWords", { onTime, delivered, overdue })
          }
        />
        <Figure
          term={t("rounds")}
          value={reviewed === 0 ? null : format.number(rounds / reviewed, { maximumFractionDigits: 1 })}
          words={reviewed === 0 ? t("roundsNone") : t("roundsWords", { rounds, reviewed })}
        />
      </ul>
    </Card>
  );
}

function Figure({ term, value, words }: { term: string; value: string | null; words: string }) {
  return (
    <li className="grid grid-cols-[5.5rem_1fr] items-baseline gap-x-3">
      {value === null ? (
        <span className="text-ink-soft">—</span>
      ) : (
        <strong className="font-display text-3xl leading-none text-accent tabular-nums">{value}</strong>
      )}
      <span>
        <span className="block text-sm font-semibold">{term}</span>
        <span className="mt-0.5 block text-xs text-ink-soft">{words}</span>
      </span>
    </li>
  );
}
