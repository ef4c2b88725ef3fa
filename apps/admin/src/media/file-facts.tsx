import type { LibraryDetail } from "@vitrina/domain/media";
import { Card, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useBytes } from "./file-words.tsx";
import { UploaderName } from "./uploader-name.tsx";

/** What the register knows of a file. */
export function FileFacts({ detail: { file, checksum, verifiedAt } }: { detail: LibraryDetail }) {
  const t = useTranslations("library");
  const days = useDays();
  const bytes = useBytes();
  const { width, height, failedReason } = file;
  const facts = [
    { name: "purpose", value: t(`purpose.${file.purpose}`) },
    { name: "mediaClass", value: `${t(`mediaClass.${file.mediaClass}`)}. ${t(`classHint.${file.mediaClass}`)}` },
    { name: "bytes", value: file.bytes === null ? t("unknown") : bytes(file.bytes) },
    { name: "pixels", value: width && height ? t("pixels", { width, height }) : t("unknown") },
    { name: "format", value: file.format === null ? t("unknown") : file.format.toUpperCase() },
    {
      name: "checksum",
      value: checksum === null ? t("unknown") : <span className="font-mono text-xs break-all">{checksum}</span>,
    },
    { name: "uploader", value: <UploaderName uploader={file.uploader} linked /> },
    { name: "createdAt", value: days.moment(file.createdAt) },
    { name: "verifiedAt", value: verifiedAt === null ? t("unknown") : days.moment(verifiedAt) },
  ] as const;
  return (
    <Card title={t("facts")}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{t(`fact.${name}`)}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
        {failedReason === null ? null : (
          <div className="contents">
            <dt className="text-ink-soft">{t("fact.failedReason")}</dt>
            <dd className="min-w-0 break-words">{failedReason}</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
