import type { LibraryFile } from "@vitrina/domain/media";
import { classes, MediaImage } from "@vitrina/ui";
import FileLock from "lucide-react/icons/file-lock";
import FileText from "lucide-react/icons/file-text";
import ImageOff from "lucide-react/icons/image-off";
import Video from "lucide-react/icons/video";
import { useTranslations } from "use-intl";
import { kindOf } from "./file-words.tsx";

/** A file by its looks: its picture when it is public, else a sign of what it is. Decoration; its name stands beside it. */
export function FilePreview({
  file,
  sizes,
  className,
}: {
  file: Pick<LibraryFile, "picture" | "format" | "mediaClass">;
  sizes: string;
  className?: string;
}) {
  const t = useTranslations("library");
  const kind = kindOf(file.format);
  const Sign = kind === null ? ImageOff : kind === "video" ? Video : kind === "document" ? FileText : FileLock;
  return (
    <span
      className={classes(
        "flex items-center justify-center overflow-hidden bg-sunken text-ink-soft",
        className ?? "aspect-square w-full",
      )}
    >
      {file.picture ? (
        <MediaImage picture={file.picture} alt="" sizes={sizes} fill />
      ) : (
        <>
          <Sign className="size-1/4 max-h-10 min-h-5 max-w-10 min-w-5" aria-hidden />
          <span className="sr-only">{t("noPreview")}</span>
        </>
      )}
    </span>
  );
}
