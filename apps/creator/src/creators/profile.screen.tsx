import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Skeleton } from "@vitrina/ui/feedback";
import { PageHeader } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { PayoutAccountCard } from "../payout-accounts/payout-account-card.tsx";
import { Completeness } from "./completeness.tsx";
import { AboutPart, CategoriesPart, ContactPart, LanguagesPart } from "./parts/about-parts.tsx";
import { AddressPart, SizesPart } from "./parts/parcel-parts.tsx";
import { SocialPart } from "./parts/social-part.tsx";
import { ProfilePartCard } from "./profile-part.tsx";
import { ProfilePicture } from "./profile-picture.tsx";

const CARDS = [
  { id: "contact", title: "contact", Part: ContactPart },
  { id: "social", title: "social", Part: SocialPart },
  { id: "about", title: "about", Part: AboutPart },
  { id: "categories", title: "work", Part: CategoriesPart },
  { id: "languages", title: "languages", Part: LanguagesPart },
  { id: "address", title: "address", Part: AddressPart },
  { id: "sizes", title: "sizes", Part: SizesPart },
] as const;

/** What the agency and the brands see of a creator, written by the creator. */
export function ProfileScreen() {
  const t = useTranslations("profile");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const profile = useQuery(trpc.creators.myProfile.queryOptions());

  return (
    <div className="mx-auto max-w-2xl">
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <Answer
        query={profile}
        skeleton={
          <div className="flex flex-col gap-4">
            <Skeleton className="h-24 rounded-lg" />
            <Skeleton className="h-36 rounded-lg" />
            <Skeleton className="h-96 rounded-lg" />
          </div>
        }
      >
        {(mine) => (
          <div className="flex flex-col gap-5">
            <Completeness profile={mine} />
            <div id="picture" className="scroll-mt-20">
              <ProfilePicture profile={mine} />
            </div>
            {CARDS.map(({ id, title, Part }) => (
              <ProfilePartCard key={id} id={id} title={t(title)} Part={Part} profile={mine} />
            ))}
            <PayoutAccountCard />
          </div>
        )}
      </Answer>
    </div>
  );
}
