import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { StoredFile } from "@vitrina/domain/media";
import type { PictureRegion, PieceReview } from "@vitrina/domain/review";
import { Button, Field, FieldError, INPUT_LOOK } from "@vitrina/ui";
import { clock } from "@vitrina/ui/review";
import Clock from "lucide-react/icons/clock";
import Square from "lucide-react/icons/square";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { RegionFields } from "./region-drawer.tsx";
import { usePieceChanged } from "./use-piece-changed.ts";

const MIDDLE: PictureRegion = { x: 300, y: 300, width: 400, height: 400 };

/** Says something about the file on the stage: at this second, about this part, or about all of it. */
export function CommentForm({
  piece,
  version,
  file,
  region,
  onRegion,
  secondNow,
}: {
  piece: PieceReview;
  version: number;
  file: StoredFile;
  region: PictureRegion | null;
  onRegion: (region: PictureRegion | null) => void;
  /** The second the video stands at. */
  secondNow: () => number;
}) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const words = useErrorWords();
  const changed = usePieceChanged();
  const [text, setText] = useState("");
  const [isInternal, setInternal] = useState(false);
  const [atSecond, setAtSecond] = useState<number | null>(null);
  const mayAsk = piece.status === "submitted";
  const internal = isInternal || !mayAsk;
  const comment = useMutation(
    trpc.deliverables.comment.mutationOptions({
      onSuccess: (after) => {
        changed(after);
        setText("");
        setAtSecond(null);
        onRegion(null);
      },
    }),
  );

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!text.trim() || comment.isPending) return;
        const isPlaced = atSecond !== null || region !== null;
        comment.mutate({
          id: piece.id,
          version,
          text,
          internal,
          atSecond,
          region,
          assetId: isPlaced ? file.assetId : null,
        });
      }}
    >
      <Field label={internal ? t("newNote") : t("newComment")}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={`${INPUT_LOOK} field-sizing-content max-h-60`}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {file.kind === "video" ? (
          atSecond === null ? (
            <Button
              variant="secondary"
              size="small"
              icon={<Clock className="size-4" aria-hidden />}
              onClick={() => setAtSecond(Math.floor(secondNow()))}
            >
              {t("atThisSecond")}
            </Button>
          ) : (
            <Button
              variant="secondary"
              size="small"
              icon={<X className="size-4" aria-hidden />}
              onClick={() => setAtSecond(null)}
            >
              {t("notAtSecond", { clock: clock(atSecond) })}
            </Button>
          )
        ) : region === null ? (
          <Button
            variant="secondary"
            size="small"
            icon={<Square className="size-4" aria-hidden />}
            onClick={() => onRegion(MIDDLE)}
          >
            {t("markRegion")}
          </Button>
        ) : (
          <Button
            variant="secondary"
            size="small"
            icon={<X className="size-4" aria-hidden />}
            onClick={() => onRegion(null)}
          >
            {t("noRegion")}
          </Button>
        )}
      </div>
      {region ? (
        <>
          <p className="text-xs text-ink-soft">{t("drawHint")}</p>
          <RegionFields region={region} onChange={onRegion} />
        </>
      ) : null}
      {mayAsk ? (
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={isInternal}
            onChange={({ target }) => setInternal(target.checked)}
          />
          {t("internalOnly")}
        </label>
      ) : (
        <p className="text-xs text-ink-soft">{t("notesOnly")}</p>
      )}
      {comment.isError ? <FieldError>{words(comment.error).text}</FieldError> : null}
      <Button
        type="submit"
        variant="secondary"
        className="self-start"
        pending={comment.isPending}
        disabled={!text.trim()}
      >
        {internal ? t("addNote") : t("addComment")}
      </Button>
    </form>
  );
}
