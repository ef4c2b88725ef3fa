import { type MediaPurpose, mediaPurpose, policyOf } from "@vitrina/domain/media";
import { Card } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { ClassBadge } from "./file-words.tsx";

const PURPOSES: readonly MediaPurpose[] = mediaPurpose.options;
const MEGABYTE = 1_000_000;

/** The one table of purposes, as the code itself reads it. */
export function Classification() {
  const t = useTranslations("library");
  const permission = useTranslations("permissions");
  const rows = PURPOSES.map((purpose) => {
    const { class: mediaClass, formats, maxBytes, sentBy, openedWith } = policyOf(purpose);
    const senders = [
      ...(sentBy.admin ? [permission(sentBy.admin)] : []),
      ...(sentBy.creator ? [t("sentByCreators")] : []),
    ].join(", ");
    const openers = mediaClass === "public" ? t("everybody") : openedWith ? permission(openedWith) : "—";
    const admits = t("admits", {
      formats: formats.map((format) => format.toUpperCase()).join(", "),
      megabytes: maxBytes / MEGABYTE,
    });
    return { purpose, mediaClass, admits, senders, openers };
  });
  return (
    <Card title={t("classes")}>
      <p className="mb-3 max-w-prose text-sm text-ink-soft">{t("classesLead")}</p>
      <div className="overflow-x-auto max-sm:hidden">
        <table className="w-full border-collapse text-left text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-ink-soft">
              <th scope="col" className="py-2 pr-3">
                {t("classColumns.purpose")}
              </th>
              <th scope="col" className="py-2 pr-3">
                {t("classColumns.mediaClass")}
              </th>
              <th scope="col" className="py-2 pr-3">
                {t("classColumns.admits")}
              </th>
              <th scope="col" className="py-2 pr-3">
                {t("classColumns.sentBy")}
              </th>
              <th scope="col" className="py-2">
                {t("classColumns.openedWith")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ purpose, mediaClass, admits, senders, openers }) => (
              <tr key={purpose} className="border-b border-line/70 last:border-b-0">
                <th scope="row" className="py-2 pr-3 font-medium">
                  {t(`purpose.${purpose}`)}
                </th>
                <td className="py-2 pr-3">
                  <ClassBadge mediaClass={mediaClass} />
                </td>
                <td className="py-2 pr-3 text-ink-soft">{admits}</td>
                <td className="py-2 pr-3">{senders}</td>
                <td className="py-2">{openers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="flex flex-col divide-y divide-line text-sm sm:hidden">
        {rows.map(({ purpose, mediaClass, admits, senders, openers }) => (
          <li key={purpose} className="py-3">
            <p className="flex flex-wrap items-center justify-between gap-2 font-medium">
              {t(`purpose.${purpose}`)} <ClassBadge mediaClass={mediaClass} />
            </p>
            <p className="mt-1 text-ink-soft">{admits}</p>
            <p className="mt-1">
              {t("classColumns.sentBy")}: {senders}
            </p>
            <p>
              {t("classColumns.openedWith")}: {openers}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
