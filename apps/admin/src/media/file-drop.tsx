import type { MediaPurpose } from "@vitrina/domain/media";
import { admitted, buttonLook, chosenFiles, classes, type FoundFile, filesIn } from "@vitrina/ui";
import FolderUp from "lucide-react/icons/folder-up";
import ImagePlus from "lucide-react/icons/image-plus";
import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";

/** Where many files are dropped or chosen, folders included. */
export function FileDrop({
  purpose,
  label,
  hint,
  folders = false,
  onFiles,
}: {
  purpose: MediaPurpose;
  label: string;
  hint?: ReactNode;
  /** Also offers to choose a whole folder, which a phone cannot. */
  folders?: boolean;
  onFiles: (files: FoundFile[]) => void;
}) {
  const t = useTranslations("files");
  const id = useId();
  const [over, setOver] = useState(false);
  const { accept, formats, megabytes } = admitted(purpose);
  const picker = (text: string, icon: ReactNode, directory: boolean) => (
    <label
      className={classes(
        buttonLook({ variant: "secondary" }),
        "relative has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        directory && "pointer-coarse:hidden",
      )}
    >
      {icon}
      {text}
      <input
        type="file"
        multiple
        accept={accept}
        {...(directory && { webkitdirectory: "" })}
        aria-describedby={`${id}hint`}
        className="absolute inset-0 cursor-pointer opacity-0 file:cursor-pointer"
        onChange={(event) => {
          const files = chosenFiles(event.target.files ?? []);
          event.target.value = "";
          onFiles(files);
        }}
      />
    </label>
  );
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons below do the same by keyboard. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void filesIn(event.dataTransfer).then(onFiles);
        }}
        className={classes(
          "flex flex-col items-center gap-3 rounded-lg border border-dashed px-4 py-6 text-center transition-colors",
          over ? "border-accent bg-accent-soft" : "border-line-strong",
        )}
      >
        <div className="flex flex-wrap justify-center gap-2">
          {picker(label, <ImagePlus className="size-4" aria-hidden />, false)}
          {folders ? picker(t("chooseFolder"), <FolderUp className="size-4" aria-hidden />, true) : null}
        </div>
        <p id={`${id}hint`} className="max-w-prose text-xs text-ink-soft">
          {t("limits", { formats, megabytes })}
          <span className="pointer-coarse:hidden"> {t("drop")}</span> {hint}
        </p>
      </div>
    </fieldset>
  );
}
