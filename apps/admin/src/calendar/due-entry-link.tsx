import { Link } from "@tanstack/react-router";
import type { DueEntry } from "@vitrina/domain/calendar";
import { TrafficLight } from "@vitrina/ui";
import { useTranslations } from "use-intl";

/** One collaboration that is due: who, for what, and how it stands. */
export function DueEntryLink({ entry }: { entry: DueEntry }) {
  const t = useTranslations("calendar");
  return (
    <div className="flex items-start gap-2 rounded-md px-2 py-2 hover:bg-sunken/60">
      <Link
        to="/campaigns/$campaignId/applications"
        params={{ campaignId: entry.campaignId }}
        search={{ q: entry.creatorName }}
        className="min-w-0 flex-1 rounded-sm hover:text-accent"
      >
        <span className="block font-medium">{entry.creatorName}</span>
        <span className="block text-xs text-ink-soft">
          {entry.campaignTitle} ·{" "}
          {entry.openPieces > 0
            ? t("pieces", { open: entry.openPieces, all: entry.pieces })
            : t("done", { all: entry.pieces })}
        </span>
      </Link>
      <TrafficLight state={entry.light} />
    </div>
  );
}
