import { Link } from "@tanstack/react-router";
import { blocks, type MyProfile, type ProfilePart } from "@vitrina/domain/creators";
import { Badge, StatusBadge } from "@vitrina/ui/controls";
import { Progress } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "use-intl";

/** Where on the profile's page each part is written. */
const PLACE: Record<ProfilePart, string> = {
  phone: "contact",
  city: "contact",
  picture: "picture",
  socialAccounts: "social",
  categories: "categories",
  languages: "languages",
  sizes: "sizes",
  shippingAddress: "address",
};

/** What is missing, what that blocks, and where the agency's decision stands. */
export function Completeness({ profile }: { profile: MyProfile }) {
  const t = useTranslations("profile");
  const { missing, status, completeness } = profile;
  const standing = { applied: "underReview", paused: "paused", blocked: "blocked", approved: null } as const;
  const note = standing[status];
  const isComplete = missing.length === 0;

  return (
    <Card
      title={isComplete ? t("completeTitle") : t("missingTitle", { percent: completeness })}
      action={<StatusBadge of="creator" status={status} />}
    >
      <div className="flex flex-col gap-3 text-sm">
        {isComplete ? (
          <p className="text-ink-soft">{t("complete")}</p>
        ) : (
          <>
            <Progress label={t("missingTitle", { percent: completeness })} percent={completeness} />
            <MissingParts missing={missing} />
            {blocks("applying", missing).length === 0 ? <p className="text-ink-soft">{t("blocksNothing")}</p> : null}
          </>
        )}
        {note ? <p className="text-ink-soft">{t(note)}</p> : null}
      </div>
    </Card>
  );
}

/** Each missing part leads to where it is written, and says what it keeps from happening. What blocks comes first. */
function MissingParts({ missing }: { missing: readonly ProfilePart[] }) {
  const t = useTranslations();
  const acts = ["applying", "receiving"] as const;
  const blockedBy = (part: ProfilePart) => acts.find((act) => blocks(act, [part]).length > 0);
  const ordered = missing.toSorted((a, b) => Number(Boolean(blockedBy(b))) - Number(Boolean(blockedBy(a))));
  return (
    <ul className="-mx-2 flex flex-col">
      {ordered.map((part) => {
        const act = blockedBy(part);
        return (
          <li key={part}>
            <Link
              to="/profile"
              hash={PLACE[part]}
              className="flex min-h-11 items-center gap-2 rounded-md px-2 hover:bg-sunken"
            >
              <span className="first-letter:uppercase">{t(`profilePart.${part}`)}</span>
              {act ? <Badge tone="amber">{t(`profile.neededFor.${act}`)}</Badge> : null}
              <ChevronRight className="ml-auto size-4 shrink-0 text-ink-soft" aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
