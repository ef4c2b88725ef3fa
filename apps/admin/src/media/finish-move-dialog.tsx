import { isFinishConfirmed, MOVE_FINISH_WORDS } from "@vitrina/domain/media";
import { Button, Dialog, FieldError, INPUT_LOOK } from "@vitrina/ui";
import { useId, useState } from "react";
import { useLocale, useTranslations } from "use-intl";

const MOST_DAYS = 3_650;

/** Asks for a word before the old values go for good. The server asks for the same word. */
export function FinishMoveDialog({
  afterDays,
  pending,
  problem,
  onClose,
  onConfirm,
}: {
  afterDays: number;
  pending: boolean;
  problem: string | null;
  onClose: () => void;
  onConfirm: (given: { afterDays: number; confirmation: string }) => void;
}) {
  const t = useTranslations("move");
  const ui = useTranslations("ui");
  const id = useId();
  const [days, setDays] = useState(`${afterDays}`);
  const [word, setWord] = useState("");
  const asked = useLocale().startsWith("es") ? MOVE_FINISH_WORDS.es : MOVE_FINISH_WORDS.en;
  const count = Number(days);
  const isReady = isFinishConfirmed(word) && Number.isInteger(count) && count >= 0 && count <= MOST_DAYS && days !== "";
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !pending) onClose();
      }}
      title={t("finishTitle")}
      description={t("finishLead")}
      actions={
        <>
          <Button variant="quiet" disabled={pending} onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            variant="danger"
            disabled={!isReady}
            pending={pending}
            onClick={() => onConfirm({ afterDays: count, confirmation: word })}
          >
            {t("phase.finish")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <label htmlFor={`${id}days`} className="flex flex-col gap-1.5 text-sm font-medium">
          {t("finishDays")}
          <input
            id={`${id}days`}
            type="number"
            min={0}
            max={MOST_DAYS}
            value={days}
            onChange={(event) => setDays(event.target.value)}
            className={INPUT_LOOK}
          />
        </label>
        <label htmlFor={`${id}word`} className="flex flex-col gap-1.5 text-sm font-medium">
          {t("finishWord", { word: asked })}
          <input
            id={`${id}word`}
            value={word}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setWord(event.target.value)}
            className={INPUT_LOOK}
          />
        </label>
        {problem ? <FieldError>{problem}</FieldError> : null}
      </div>
    </Dialog>
  );
}
