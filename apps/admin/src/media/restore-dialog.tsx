import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { LibraryFile } from "@vitrina/domain/media";
import { ConfirmDialog, toast } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { useAfterFileAct } from "./use-after-file-act.ts";

/** Takes a replaced file back to where its replacement stands. */
export function RestoreDialog({ file, onClose }: { file: LibraryFile; onClose: () => void }) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const words = useErrorWords();
  const after = useAfterFileAct();
  const restore = useMutation(
    trpc.media.restore.mutationOptions({
      onSuccess: async () => {
        toast(t("restored"));
        onClose();
        await after();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("restoreTitle")}
      description={t("restoreLead")}
      confirmLabel={t("restore")}
      pending={restore.isPending}
      onConfirm={() => restore.mutate({ id: file.id })}
      error={restore.isError ? words(restore.error).text : null}
    />
  );
}
