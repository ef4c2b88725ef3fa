import type { MediaPurpose, Picture } from "@vitrina/domain/media";
import Camera from "lucide-react/icons/camera";
import ImagePlus from "lucide-react/icons/image-plus";
import RotateCw from "lucide-react/icons/rotate-cw";
import Trash2 from "lucide-react/icons/trash-2";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { Button } from "../controls/button.tsx";
import { buttonLook } from "../controls/button-look.ts";
import { Progress } from "../feedback/progress.tsx";
import { FieldError } from "../forms/field.tsx";
import { admitted, type UploadSteps } from "./carry-image.ts";
import { MediaImage } from "./media-image.tsx";
import { useImageUpload } from "./use-image-upload.ts";

const FRAMES = {
  wide: "aspect-video w-full rounded-md",
  square: "aspect-square w-full max-w-xs rounded-md",
  round: "size-28 rounded-full",
};

/**
 * Chooses, shows and uploads one image: from files, by dropping, or with the phone's camera. The picture that is stored
 * already stays until the next one is stored too.
 */
export function ImageUpload({
  label,
  hint,
  purpose,
  picture,
  onUploaded,
  onRemove,
  steps,
  frame = "wide",
  error,
  disabled = false,
}: {
  label: string;
  hint?: ReactNode;
  purpose: MediaPurpose;
  picture: Picture | null;
  onUploaded: (picture: Picture) => void;
  onRemove?: () => void;
  steps: UploadSteps;
  frame?: keyof typeof FRAMES;
  error?: string | undefined;
  disabled?: boolean;
}) {
  const t = useTranslations();
  const id = useId();
  const upload = useImageUpload(purpose, steps, onUploaded);
  const [over, setOver] = useState(false);
  const { accept, formats, megabytes } = admitted(purpose);
  const { state } = upload;
  const busy = state.step !== "idle" && state.step !== "failed";

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy && !disabled) upload.choose(file);
  };

  const filePicker = (text: string, icon: ReactNode, camera: boolean) => (
    <label
      className={classes(
        buttonLook({ variant: "secondary" }),
        "relative has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        camera && "hidden pointer-coarse:inline-flex",
        (busy || disabled) && "pointer-events-none opacity-55",
      )}
    >
      {icon}
      {text}
      <input
        type="file"
        accept={accept}
        capture={camera ? (purpose === "profile_picture" ? "user" : "environment") : undefined}
        disabled={busy || disabled}
        aria-describedby={`${id}limits`}
        className="absolute inset-0 cursor-pointer opacity-0 file:cursor-pointer"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) upload.choose(file);
        }}
      />
    </label>
  );

  return (
    <fieldset className="min-w-0" aria-describedby={`${id}limits`}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons below do the same by keyboard. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          "flex gap-4 rounded-lg border border-dashed p-3 transition-colors",
          frame === "round" ? "flex-wrap items-center" : "flex-col",
          over ? "border-accent bg-accent-soft" : "border-line-strong",
        )}
      >
        {upload.previewUrl || picture ? (
          <div className={classes("relative overflow-hidden bg-sunken", FRAMES[frame])}>
            {upload.previewUrl ? (
              <img
                src={upload.previewUrl}
                alt={t("upload.preview")}
                className={classes("size-full object-cover", busy && "opacity-60")}
              />
            ) : picture ? (
              <MediaImage
                picture={picture}
                alt={label}
                sizes={frame === "round" ? "112px" : "(min-width: 40rem) 36rem, 100vw"}
                fill
              />
            ) : null}
          </div>
        ) : null}

        <div className="flex min-w-0 flex-1 flex-col justify-center gap-2.5">
          {busy ? (
            <div className="flex flex-col gap-2" aria-live="polite">
              <span className="text-sm">
                {state.step === "sending" ? t("upload.sending", { percent: state.percent }) : t(`upload.${state.step}`)}
              </span>
              <Progress
                label={t("upload.choose")}
                percent={state.step === "sending" ? state.percent : state.step === "checking" ? 100 : 0}
              />
              <Button variant="quiet" size="small" onClick={upload.cancel} className="self-start">
                {t("ui.cancel")}
              </Button>
            </div>
          ) : (
            <div className="flex flex-wrap items-center gap-2">
              {filePicker(
                picture ? t("upload.change") : t("upload.choose"),
                <ImagePlus className="size-4" aria-hidden />,
                false,
              )}
              {filePicker(t("upload.camera"), <Camera className="size-4" aria-hidden />, true)}
              {picture && onRemove ? (
                <Button
                  variant="quiet"
                  disabled={disabled}
                  icon={<Trash2 className="size-4" aria-hidden />}
                  onClick={onRemove}
                >
                  {t("upload.remove")}
                </Button>
              ) : null}
            </div>
          )}

          {state.step === "failed" ? (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <FieldError>{state.text}</FieldError>
              {state.retry ? (
                <Button
                  variant="secondary"
                  size="small"
                  icon={<RotateCw className="size-4" aria-hidden />}
                  onClick={upload.retry}
                >
                  {t("ui.retry")}
                </Button>
              ) : null}
            </div>
          ) : null}

          <p id={`${id}limits`} className="text-xs text-ink-soft">
            {t("upload.limits", { formats, megabytes })}
            <span className="pointer-coarse:hidden">, {t("upload.drop")}</span>.{hint ? <> {hint}</> : null}
          </p>
        </div>
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}
