import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { LibraryFile } from "@vitrina/domain/media";
import { Button, buttonLook, Card, FieldError } from "@vitrina/ui";
import { Stage } from "@vitrina/ui/review";
import Eye from "lucide-react/icons/eye";
import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { kindOf } from "./file-words.tsx";

/** Opens a file that is not public: by an address made for this person, which is logged first and dies by itself. */
export function OpenPrivately({ file }: { file: LibraryFile }) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const format = useFormatter();
  const open = useMutation(
    trpc.media.open.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries(trpc.media.openings.pathFilter());
        await cache.invalidateQueries(trpc.media.sensitive.pathFilter());
      },
    }),
  );
  const [isBroken, setBroken] = useState(false);
  const [isOver, setOver] = useState(false);
  const opened = open.data;

  useEffect(() => {
    if (!opened) return;
    setOver(false);
    setBroken(false);
    const timer = setTimeout(() => setOver(true), Math.max(0, opened.expiresAt.getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [opened]);

  const ask = (again: boolean) => (
    <Button
      variant={again ? "secondary" : "primary"}
      pending={open.isPending}
      icon={<Eye className="size-4" aria-hidden />}
      onClick={() => open.mutate({ assetId: file.id })}
    >
      {t(again ? "openAgain" : "open")}
    </Button>
  );
  const kind = kindOf(file.format);
  return (
    <Card>
      {opened && !isOver ? (
        <div className="flex flex-col gap-3">
          {kind === "document" ? (
            <a href={opened.url} target="_blank" rel="noreferrer" className={buttonLook({ variant: "secondary" })}>
              {t("openPdf")}
            </a>
          ) : isBroken ? (
            <FieldError>{t("cannotShow")}</FieldError>
          ) : (
            <Stage
              file={{
                ...file,
                assetId: file.id,
                format: file.format ?? "",
                bytes: file.bytes ?? 0,
                kind: kind ?? "image",
              }}
              url={opened.url}
              posterUrl={opened.posterUrl}
              label={file.fileName}
              onBroken={() => setBroken(true)}
            />
          )}
          <p role="status" className="text-sm text-ink-soft">
            {t("opened", { time: format.dateTime(opened.expiresAt, { timeStyle: "short", hourCycle: "h23" }) })}
          </p>
          {isBroken ? <div>{ask(true)}</div> : null}
        </div>
      ) : (
        <div className="flex flex-col items-center gap-3 py-6 text-center">
          <p className="max-w-md text-sm text-ink-soft">{isOver ? t("expired") : t("openHint")}</p>
          {ask(isOver)}
          {open.isError ? <FieldError>{words(open.error).text}</FieldError> : null}
        </div>
      )}
    </Card>
  );
}
