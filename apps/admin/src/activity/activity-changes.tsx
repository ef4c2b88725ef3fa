import type { ActivityChange, ActivityValue } from "@vitrina/domain/activity";
import { formatGuaranies } from "@vitrina/domain/money";
import { useDays } from "@vitrina/ui";
import { useFormatter, useTranslations } from "use-intl";

const AMOUNTS: ReadonlySet<string> = new Set(["fee", "agreedFee", "counterFee", "proposedFee"]);
/** Fields whose values have words of their own, and where those words are. */
const WORDED: Readonly<Record<string, string>> = {
  deliveryStarts: "deliveryStarts",
  "eligibility.categories": "category",
  "usageRights.channels": "channel",
};
const STATUS_OF: Readonly<Record<string, string>> = {
  campaign: "campaignStatus",
  application: "applicationStatus",
  deliverable: "deliverableStatus",
  creator: "creatorStatus",
};

/** What an act changed: each field with its value before and after. */
export function ActivityChanges({ action, changes }: { action: string; changes: readonly ActivityChange[] }) {
  const t = useTranslations("activity");
  const show = useShownValue(action);
  if (changes.length === 0) return null;
  return (
    <dl className="mt-2 flex flex-col gap-1 border-t border-line pt-2 text-xs">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="font-semibold">{t.has(`fields.${field}` as never) ? t(`fields.${field}` as never) : field}</dt>
          <dd className="min-w-0 break-words text-ink-soft">
            <span className="sr-only">{t("before")} </span>
            {show(field, before)}
            <span aria-hidden> → </span>
            <span className="sr-only">{t("after")} </span>
            <span className="text-ink">{show(field, after)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const SHOWN_LENGTH = 160;

function useShownValue(action: string): (field: string, value: ActivityValue) => string {
  const t = useTranslations();
  const days = useDays();
  const format = useFormatter();
  const worded = (space: string | undefined, value: string) => {
    const key = `${space}.${value}`;
    return space && t.has(key as never) ? t(key as never) : value;
  };
  const [thing = ""] = action.split(".");
  return (field, value) => {
    const space = field === "status" ? STATUS_OF[thing] : WORDED[field];
    if (value === null || value === "") return t("activity.nothing");
    if (value instanceof Date) return days.moment(value);
    if (typeof value === "boolean") return t(value ? "activity.yes" : "activity.no");
    if (typeof value === "number") return AMOUNTS.has(field) ? formatGuaranies(value) : format.number(value);
    const text = Array.isArray(value) ? value.map((item) => worded(space, item)).join(", ") : worded(space, value);
    if (text === "") return t("activity.nothing");
    return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  };
}
