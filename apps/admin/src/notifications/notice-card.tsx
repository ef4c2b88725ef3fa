import { useNavigate } from "@tanstack/react-router";
import type { Notice } from "@vitrina/domain/notifications";
import { classes, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";

const IN_THIS_APP = /^\/admin(\/.*)$/;

/** One thing the person was told; it leads to what it is about. */
export function NoticeCard({ notice, onOpen }: { notice: Notice; onOpen?: () => void }) {
  const t = useTranslations("notices");
  const days = useDays();
  const navigate = useNavigate();
  const [, place] = IN_THIS_APP.exec(notice.path ?? "") ?? [];
  const isNew = notice.readAt === null;
  return (
    <article className={classes("rounded-md border bg-raised p-3 text-sm", isNew ? "border-accent" : "border-line")}>
      <h3 className={classes("text-base leading-snug", !isNew && "font-medium text-ink-soft")}>
        {isNew ? (
          <>
            <span aria-hidden className="mr-2 inline-block size-2 rounded-full bg-accent align-middle" />
            <span className="sr-only">{t("new")} </span>
          </>
        ) : null}
        {place ? (
          <button
            type="button"
            className="text-left underline-offset-4 hover:text-accent hover:underline"
            onClick={() => {
              onOpen?.();
              // A notice knows its place as a text; the router refuses one that leads nowhere by itself.
              void navigate({ to: place as never });
            }}
          >
            {notice.title}
          </button>
        ) : (
          notice.title
        )}
      </h3>
      <p className="mt-1 break-words text-ink-soft">{notice.text}</p>
      <time dateTime={notice.createdAt.toISOString()} className="mt-1.5 block text-xs text-ink-soft">
        {days.moment(notice.createdAt)}
      </time>
    </article>
  );
}
