import type { DeliverableType } from "@vitrina/domain/deliverables";
import { MEDIA_POLICIES } from "@vitrina/domain/media";
import { kindsFor } from "@vitrina/domain/review";
import { classes } from "@vitrina/ui";
import { buttonLook } from "@vitrina/ui/controls";
import { FieldError } from "@vitrina/ui/forms";
import { fileSize } from "@vitrina/ui/review";
import Paperclip from "lucide-react/icons/paperclip";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";

const TYPES = {
  image: ["image/jpeg", "image/png", "image/webp"],
  video: ["video/mp4", "video/quicktime", "video/webm"],
};
const { maxBytes } = MEDIA_POLICIES.deliverable_file;

/** Chooses photos or videos from the phone; what cannot be sent is said before a byte travels. */
export function ChooseFiles({
  type,
  room,
  onChosen,
}: {
  type: DeliverableType;
  /** How many more files the piece may hold. */
  room: number;
  onChosen: (files: File[]) => void;
}) {
  const t = useTranslations("handIn");
  const locale = useLocale();
  const [refused, setRefused] = useState<string | null>(null);
  const kinds = kindsFor(type);
  const accepted = kinds.flatMap((kind) => TYPES[kind]);
  const what = kinds.length === 2 ? "both" : (kinds[0] ?? "both");

  const choose = (files: File[]) => {
    const wrong = files.find((file) => !accepted.includes(file.type));
    const large = files.find((file) => file.size > maxBytes);
    const empty = files.find((file) => file.size === 0);
    if (wrong) return setRefused(t(`wrongType.${what}`, { name: wrong.name }));
    if (large) {
      return setRefused(
        t("tooLarge", { name: large.name, size: fileSize(large.size, locale), max: fileSize(maxBytes, locale) }),
      );
    }
    if (empty) return setRefused(t("emptyFile", { name: empty.name }));
    if (files.length > room) return setRefused(t("tooMany", { count: room }));
    setRefused(null);
    onChosen(files);
  };

  return (
    <div className="flex flex-col gap-1.5">
      <label
        className={classes(
          buttonLook({ variant: "secondary", size: "large", wide: true }),
          "relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        )}
      >
        <Paperclip className="size-5" aria-hidden />
        {t(`choose.${what}`)}
        <input
          type="file"
          multiple={room > 1}
          accept={accepted.join(",")}
          className="absolute inset-0 cursor-pointer opacity-0 file:cursor-pointer"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            if (files.length > 0) choose(files);
          }}
        />
      </label>
      <p className="text-xs text-ink-soft">{t("limits", { max: fileSize(maxBytes, locale) })}</p>
      {refused ? <FieldError>{refused}</FieldError> : null}
    </div>
  );
}
