import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { CreatorNote } from "@vitrina/domain/notes";
import { Badge, IconButton, Menu, type MenuItem, toast, useDays } from "@vitrina/ui";
import Bell from "lucide-react/icons/bell";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pin from "lucide-react/icons/pin";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { EditNoteDialog } from "./edit-note-dialog.tsx";

export function NoteCard({ note, mayWrite }: { note: CreatorNote; mayWrite: boolean }) {
  const t = useTranslations("notes");
  const trpc = useTRPC();
  const client = useQueryClient();
  const words = useErrorWords();
  const days = useDays();
  const [editing, setEditing] = useState(false);
  const settled = {
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries(trpc.notes.pathFilter()),
        client.invalidateQueries(trpc.activity.pathFilter()),
      ]),
    onError: (error: unknown) => toast.error(words(error).text),
  };
  const add = useMutation(trpc.notes.add.mutationOptions(settled));
  const change = useMutation(trpc.notes.change.mutationOptions(settled));
  const remove = useMutation(trpc.notes.remove.mutationOptions(settled));

  const removeWithUndo = async () => {
    const { creatorId, text, remindAt, reminder } = await remove.mutateAsync({ id: note.id });
    toast(t("removed"), {
      action: {
        label: t("undo"),
        onClick: () => add.mutate({ creatorId, text, remindAt: reminder === "waiting" ? remindAt : null }),
      },
    });
  };

  const items: MenuItem[] = [
    { kind: "item", label: t("edit"), onSelect: () => setEditing(true) },
    {
      kind: "item",
      label: note.pinned ? t("unpin") : t("pin"),
      onSelect: () => change.mutate({ id: note.id, pinned: !note.pinned }),
    },
    { kind: "line" },
    { kind: "item", label: t("remove"), danger: true, onSelect: () => void removeWithUndo() },
  ];

  return (
    <article className="rounded-lg border border-line bg-surface p-4 shadow-sheet">
      <header className="flex items-start justify-between gap-3">
        <p className="text-xs text-ink-soft">
          <span className="font-semibold text-ink">{note.authorName}</span> · {days.moment(note.createdAt)}
        </p>
        {mayWrite ? (
          <Menu
            trigger={<IconButton label={t("acts")} icon={<Ellipsis className="size-4" aria-hidden />} />}
            items={items}
          />
        ) : null}
      </header>
      <p className="mt-1 leading-relaxed break-words whitespace-pre-line">{note.text}</p>
      <p className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {note.pinned ? (
          <Badge tone="accent">
            <Pin className="size-3" aria-hidden />
            {t("pinned")}
          </Badge>
        ) : null}
        {note.remindAt ? (
          <Badge tone={note.reminder === "waiting" ? "info" : "neutral"}>
            <Bell className="size-3" aria-hidden />
            {t(note.reminder === "waiting" ? "willRemind" : "reminded", { day: days.short(note.remindAt) })}
          </Badge>
        ) : null}
      </p>
      {editing ? <EditNoteDialog note={note} onClose={() => setEditing(false)} /> : null}
    </article>
  );
}
