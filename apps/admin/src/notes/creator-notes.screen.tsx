import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { CreatorNote } from "@vitrina/domain/notes";
import { EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { EndlessList } from "../table/endless-list.tsx";
import { NoteCard } from "./note-card.tsx";
import { NoteForm } from "./note-form.tsx";

const AT_ONCE = 50;

/** Stable, so that what is not pinned stays the latest first. */
const pinnedFirst = (a: CreatorNote, b: CreatorNote) => Number(b.pinned) - Number(a.pinned);

/** What the agency wrote down about a creator, and a place to write more. */
export function CreatorNotesScreen({ creatorId }: { creatorId: string }) {
  const t = useTranslations("notes");
  const trpc = useTRPC();
  const admin = useAdmin();
  const notes = useInfiniteQuery(
    trpc.notes.ofCreator.infiniteQueryOptions(
      { creatorId, limit: AT_ONCE },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const mayWrite = admin.may("creators:write");
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      {mayWrite ? <NoteForm creatorId={creatorId} /> : null}
      <EndlessList
        label={t("title")}
        query={notes}
        order={pinnedFirst}
        rowId={(note) => note.id}
        row={(note) => <NoteCard note={note} mayWrite={mayWrite} />}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
    </div>
  );
}
