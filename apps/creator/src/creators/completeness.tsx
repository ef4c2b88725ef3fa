import { blocksApplying, type MyProfile } from "@vitrina/domain/creators";
import { StatusBadge } from "@vitrina/ui/controls";
import { Progress } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import { usePartsInWords } from "./parts-in-words.ts";

const PARTS = 5;

/** What is missing, what that blocks, and where the agency's decision stands. */
export function Completeness({ profile }: { profile: MyProfile }) {
  const t = useTranslations("profile");
  const inWords = usePartsInWords();
  const { missing, status } = profile;
  const blocking = blocksApplying(missing);
  const percent = Math.round((100 * (PARTS - missing.length)) / PARTS);
  const standing = { applied: "underReview", paused: "paused", blocked: "blocked", approved: null } as const;
  const note = standing[status];

  return (
    <Card
      title={missing.length === 0 ? t("completeTitle") : t("missingTitle", { percent })}
      action={<StatusBadge of="creator" status={status} />}
    >
      <div className="flex flex-col gap-3 text-sm">
        {missing.length === 0 ? (
          <p className="text-ink-soft">{t("complete")}</p>
        ) : (
          <>
            <Progress label={t("missingTitle", { percent })} percent={percent} />
            <p>{t("missing", { parts: inWords(missing) })}</p>
            <p className={blocking.length > 0 ? "font-semibold text-amber" : "text-ink-soft"}>
              {blocking.length > 0 ? t("blocks", { parts: inWords(blocking) }) : t("blocksNothing")}
            </p>
          </>
        )}
        {note ? <p className="text-ink-soft">{t(note)}</p> : null}
      </div>
    </Card>
  );
}
