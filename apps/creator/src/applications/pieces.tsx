import { StatusBadge } from "@vitrina/ui/controls";
import { DueDate, TrafficLight } from "@vitrina/ui/deadlines";
import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import type { SectionProps } from "../collaborations/section.ts";

/** Every piece this creator delivers, each with its own light. */
export function Pieces({ collaboration: application }: SectionProps) {
  const t = useTranslations();
  return (
    <Card title={t("application.pieces")}>
      {application.deliverables.length === 0 ? (
        <p className="text-ink-soft">{t("application.piecesEmpty")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {application.deliverables.map((piece) => (
            <li key={piece.id} className="flex flex-col gap-1.5 py-3.5 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                <span className="font-semibold">{t(`deliverableType.${piece.type}`)}</span>
                <StatusBadge of="deliverable" status={piece.status} />
                <span className="ml-auto">
                  <TrafficLight state={piece.light} />
                </span>
              </div>
              {piece.specification ? (
                <p className="text-sm whitespace-pre-line text-ink-soft">{piece.specification}</p>
              ) : null}
              {piece.light.reason === "done" ? null : <DueDate dueAt={piece.dueAt} className="text-xs text-ink-soft" />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
