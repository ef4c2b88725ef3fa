import type { Message, MessageFile, Side } from "@vitrina/domain/messages";
import { dayInAsuncion } from "@vitrina/domain/time";
import { Fragment, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../controls/button.tsx";
import { useDays } from "../messages/use-days.ts";
import { Bubble } from "./bubble.tsx";
import { Composer, type Draft } from "./composer.tsx";
import type { UploadFile } from "./use-attachments.ts";

export type ConversationProps = {
  /** Names the draft that is kept on this device. */
  place: string;
  /** Whose eyes: their messages stand on the right. */
  side: Side;
  /** The latest first, as they come. */
  messages: readonly Message[];
  otherReadAt: Date | null;
  isClosed: boolean;
  older: { pending: boolean; fetch: () => void } | null;
  onSend: (draft: Draft) => Promise<unknown>;
  onOpenFile: (file: MessageFile) => void;
  upload: UploadFile;
  failureText: (error: unknown) => string;
};

/** What both sides said to each other, the latest at the bottom, and where to answer. */
export function Conversation(props: ConversationProps) {
  const { place, side, messages, otherReadAt, isClosed, older, onSend, onOpenFile, upload, failureText } = props;
  const t = useTranslations("conversation");
  const days = useDays();
  const list = useRef<HTMLDivElement>(null);
  const latest = messages[0]?.id;
  const inOrder = messages.toReversed();
  const lastMine = messages.find((message) => message.side === side);
  const wasRead = lastMine && otherReadAt && otherReadAt >= lastMine.createdAt;

  // A new message is seen without scrolling the page: only the list moves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the latest message is what makes it move.
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [latest]);

  return (
    <div className="flex min-h-0 flex-col gap-3">
      {messages.length === 0 ? (
        <p className="rounded-md border border-dashed border-line px-4 py-6 text-center text-sm text-ink-soft">
          {isClosed ? t("emptyClosed") : t(`empty.${side}`)}
        </p>
      ) : (
        <div
          ref={list}
          role="log"
          aria-label={t("label")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className="flex max-h-[min(60dvh,32rem)] flex-col gap-2.5 overflow-y-auto overscroll-contain rounded-sm"
        >
          {older ? (
            <Button variant="quiet" size="small" className="self-center" pending={older.pending} onClick={older.fetch}>
              {t("older")}
            </Button>
          ) : null}
          {inOrder.map((message, index) => {
            const before = inOrder[index - 1];
            const newDay = !before || dayInAsuncion(before.createdAt) !== dayInAsuncion(message.createdAt);
            return (
              <Fragment key={message.id}>
                {newDay ? (
                  <p className="mt-1 text-center text-xs text-ink-soft">{days.weekday(message.createdAt)}</p>
                ) : null}
                <Bubble message={message} isMine={message.side === side} onOpenFile={onOpenFile} />
              </Fragment>
            );
          })}
          {wasRead && messages[0]?.side === side ? (
            <p className="pr-1 text-right text-xs text-ink-soft">{t("read")}</p>
          ) : null}
        </div>
      )}
      {isClosed ? (
        <p className="text-sm text-ink-soft">{t("closed")}</p>
      ) : (
        <Composer key={place} place={place} onSend={onSend} upload={upload} failureText={failureText} />
      )}
    </div>
  );
}
