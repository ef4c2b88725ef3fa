import type { FileAct } from "@vitrina/domain/media";
import { useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";

const KNOWN = ["media.replaced", "media.restored", "media.deleted"] as const;

/** What was done to a file and its versions, from the audit log. */
export function FileActs({ acts }: { acts: readonly FileAct[] }) {
  const t = useTranslations("library");
  const days = useDays();
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {acts.map(({ id, at, action, by, documents }) => {
        const known = KNOWN.find((one) => one === action);
        const who = by ?? t("system");
        return (
          <li key={id}>
            <span className="block">{t(`act.${known ?? "other"}`, { who, action, documents: documents ?? 0 })}</span>
            <time dateTime={at.toISOString()} className="block text-xs text-ink-soft">
              {days.moment(at)}
            </time>
          </li>
        );
      })}
    </ol>
  );
}
