import type { ApplicationRow } from "@vitrina/domain/applications";
import { Button, IconButton, Menu } from "@vitrina/ui";
import Ellipsis from "lucide-react/icons/ellipsis";
import { useNow, useTranslations } from "use-intl";
import { type ApplicationAct, actsOn } from "./application-acts.ts";

type Props = {
  application: ApplicationRow;
  onAct: (act: ApplicationAct, application: ApplicationRow) => void;
};

/** The acts that an application allows, as buttons that name the creator to those who do not see the row. */
export function ApplicationButtons({ application, onAct }: Props) {
  const acts = actsOn(application, useNow());
  if (acts.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1.5">
      <Acts acts={acts} application={application} onAct={onAct} />
    </span>
  );
}

/** The same on one line of a table: the likeliest as a button, the others behind another. */
export function ApplicationRowActs({ application, onAct }: Props) {
  const t = useTranslations("applications");
  const [likeliest, ...more] = actsOn(application, useNow());
  if (!likeliest) return null;
  return (
    <span className="flex items-center gap-1.5">
      <Acts acts={[likeliest]} application={application} onAct={onAct} />
      {more.length > 0 ? (
        <Menu
          trigger={
            <IconButton
              label={t("actsOf", { name: application.creatorName })}
              icon={<Ellipsis className="size-5" aria-hidden />}
            />
          }
          items={more.map((act) => ({
            kind: "item",
            label: t(act),
            danger: act === "reject",
            onSelect: () => onAct(act, application),
          }))}
        />
      ) : null}
    </span>
  );
}

function Acts({ acts, application, onAct }: Props & { acts: readonly ApplicationAct[] }) {
  const t = useTranslations("applications");
  return acts.map((act) => (
    <Button
      key={act}
      size="small"
      variant={act === "confirm" ? "primary" : act === "reject" || act === "offer" ? "quiet" : "secondary"}
      aria-label={`${t(act)}: ${application.creatorName}`}
      onClick={() => onAct(act, application)}
    >
      {t(act)}
    </Button>
  ));
}
