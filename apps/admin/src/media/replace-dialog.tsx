import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { LibraryFile, Picture } from "@vitrina/domain/media";
import { Button, Dialog, FieldError, ImageUpload, toast } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { useAfterFileAct } from "./use-after-file-act.ts";
import { useUploadSteps } from "./use-upload-steps.ts";

/** A new upload through the one door, put wherever the file is used. */
export function ReplaceDialog({ file, uses, onClose }: { file: LibraryFile; uses: number; onClose: () => void }) {
  const t = useTranslations("library");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const steps = useUploadSteps();
  const words = useErrorWords();
  const navigate = useNavigate();
  const after = useAfterFileAct();
  const [picture, setPicture] = useState<Picture | null>(null);
  const replace = useMutation(
    trpc.media.replace.mutationOptions({
      onSuccess: async ({ file: fresh }) => {
        toast(t("replaced"));
        onClose();
        await navigate({ to: "/media/$fileId", params: { fileId: fresh.id } });
        await after();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !replace.isPending) onClose();
      }}
      title={t("replaceTitle")}
      description={t("replaceLead", { uses })}
      actions={
        <>
          <Button variant="quiet" disabled={replace.isPending} onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            disabled={picture === null}
            pending={replace.isPending}
            onClick={() => {
              if (picture) replace.mutate({ id: file.id, replacement: picture.assetId });
            }}
          >
            {t("replaceAct")}
          </Button>
        </>
      }
    >
      <ImageUpload
        label={t("replacement")}
        purpose={file.purpose}
        picture={picture}
        steps={steps}
        onUploaded={setPicture}
        onRemove={() => setPicture(null)}
      />
      {replace.isError ? <FieldError>{words(replace.error).text}</FieldError> : null}
    </Dialog>
  );
}
