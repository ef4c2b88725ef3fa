import { Link } from "@tanstack/react-router";
import { blocks, type MyProfile } from "@vitrina/domain/creators";
import { buttonLook } from "@vitrina/ui/controls";
import { Progress } from "@vitrina/ui/feedback";
import { useTranslations } from "use-intl";

/** For home: how far the profile is and what it keeps from happening, while it keeps something from happening. */
export function UnfinishedProfile({ profile }: { profile: MyProfile }) {
  const t = useTranslations();
  const { missing, completeness, onboardingStep } = profile;
  const kept = (["applying", "receiving"] as const).find((act) => blocks(act, missing).length > 0);
  if (!kept) return null;
  const percent = t("profile.missingTitle", { percent: completeness });
  const isOnTheWay = onboardingStep !== null && onboardingStep !== "done";
  return (
    <section
      aria-label={percent}
      className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-lg border border-line bg-surface p-4 sm:px-5"
    >
      <div className="min-w-0 flex-1 basis-60">
        <p className="mb-2 text-sm">
          <b className="font-semibold">{percent}</b> {t(`work.unfinished.${kept}`)}
        </p>
        <Progress label={percent} percent={completeness} />
      </div>
      <Link to={isOnTheWay ? "/welcome" : "/profile"} className={buttonLook({ variant: "secondary" })}>
        {t("work.unfinished.goOn")}
      </Link>
    </section>
  );
}
