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
      <dl className="flex flex-col gap-4">
        <Figure
          term={t("onTime")}
          value={onTimePercent === null ? "—" : format.number(onTimePercent / 100, { style: "percent" })}
          words={
            onTimePercent === null
              ? t(reviewed === 0 ? "onTimeNone" : "onTimeUnknown")
              : t("onTimeWords", { onTime, delivered, overdue })
          }
        />
        <Figure
          term={t("rounds")}
          value={reviewed === 0 ? "—" : format.number(rounds / reviewed, { maximumFractionDigits: 1 })}
          words={reviewed === 0 ? t("roundsNone") : t("roundsWords", { rounds, reviewed })}
        />
      </dl>
    </Card>
  );
}

function Figure({ term, value, words }: { term: string; value: string; words: string }) {
  return (
    <div className="grid grid-cols-[5.5rem_1fr] items-baseline gap-x-3">
      <dd className="font-display text-3xl leading-none font-bold text-accent tabular-nums">{value}</dd>
      <div>
        <dt className="text-sm font-semibold">{term}</dt>
        <dd className="mt-0.5 text-xs text-ink-soft">{words}</dd>
      </div>
    </div>
  );
}
