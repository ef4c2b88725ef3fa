import type { ApplicationRow } from "@vitrina/domain/applications";
import { Button } from "@vitrina/ui";
import { useNow, useTranslations } from "use-intl";
import { type ApplicationAct, actsOn } from "./application-acts.ts";

/** The acts that an application allows, as buttons that name the creator to those who do not see the row. */
export function ApplicationButtons({
  application,
  onAct,
}: {
  application: ApplicationRow;
  onAct: (act: ApplicationAct, application: ApplicationRow) => void;
}) {
  const t = useTranslations("applications");
  const acts = actsOn(application, useNow());
  if (acts.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1.5">
      {acts.map((act) => (
        <Button
          key={act}
          size="small"
          variant={act === "confirm" ? "primary" : act === "reject" || act === "offer" ? "quiet" : "secondary"}
          aria-label={`${t(act)}: ${application.creatorName}`}
          onClick={() => onAct(act, application)}
        >
          {t(act)}
        </Button>
      ))}
    </span>
  );
}
