import type { MoveStatus } from "@vitrina/domain/media";
import { Card } from "@vitrina/ui";
import { useTranslations } from "use-intl";

const KNOWN = ["products", "ugc_campaigns", "ugc_creators", "website_builder_pages"] as const;
const COUNTS = ["documents", "copied", "switched"] as const;

/** Each source by phase, as the stored data tell it. */
export function MoveSources({ status, isRunning }: { status: MoveStatus; isRunning: boolean }) {
  const t = useTranslations("move");
  const { sources, values, contents, hasUploads, ownHosts, elsewhere } = status;
  return (
    <Card title={t("sources")}>
      {elsewhere && !isRunning ? (
        <p role="status" className="mb-3 rounded-sm bg-info-soft px-3 py-2 text-sm text-info">
          {t("elsewhere", elsewhere)}
        </p>
      ) : null}
      {hasUploads ? null : (
        <p role="status" className="mb-3 rounded-sm bg-amber-soft px-3 py-2 text-sm text-amber">
          {t("noUploads")}
        </p>
      )}
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-ink-soft">
            <th scope="col" className="py-2 pr-2 text-left">
              {t("sourceColumns.source")}
            </th>
            {COUNTS.map((name) => (
              <th key={name} scope="col" className="py-2 pl-2 text-right">
                {t(`sourceColumns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map(({ collection, field, ...counted }) => {
            const known = KNOWN.find((one) => one === collection);
            return (
              <tr key={`${collection}.${field}`} className="border-b border-line/70 last:border-b-0">
                <th scope="row" className="py-2 pr-2 text-left font-medium">
                  {t(`source.${known ?? "other"}`, { collection })}
                  <code className="block font-mono text-2xs font-normal break-all text-ink-soft">
                    {collection}.{field}
                  </code>
                </th>
                {COUNTS.map((name) => (
                  <td key={name} className="py-2 pl-2 text-right tabular-nums">
                    {counted[name].toLocaleString()}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mt-3 text-sm">{t("values", { ...values, contents })}</p>
      <p className="mt-1 text-xs break-words text-ink-soft">{t("hosts", { hosts: ownHosts.join(", ") })}</p>
    </Card>
  );
}
