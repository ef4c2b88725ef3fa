import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { CreatorDetail } from "@vitrina/domain/creators";
import { Badge, Card, Progress, SkeletonText } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { PayoutAccountCard } from "../payout-accounts/payout-account-card.tsx";
import { CreatorRequests } from "../privacy/creator-requests.tsx";
import { CreatorNumbersCard } from "./creator-numbers.tsx";

/** The frame above has fetched the creator already and speaks for its loading and its errors. */
export function CreatorProfileScreen({ creatorId }: { creatorId: string }) {
  const trpc = useTRPC();
  const creator = useQuery(trpc.creators.detail.queryOptions({ id: creatorId }));
  if (!creator.data) return <SkeletonText lines={6} />;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <CreatorRequests creatorId={creatorId} />
        <About creator={creator.data} />
        <Accounts creator={creator.data} />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <CreatorNumbersCard numbers={creator.data.numbers} />
        <Completeness creator={creator.data} />
        <PayoutAccountCard key={creatorId} creatorId={creatorId} name={creator.data.name} />
      </div>
    </div>
  );
}

function About({ creator }: { creator: CreatorDetail }) {
  const t = useTranslations();
  return (
    <Card title={t("creator.about")}>
      {creator.bio ? (
        <p className="max-w-prose leading-relaxed whitespace-pre-line">{creator.bio}</p>
      ) : (
        <p className="text-sm text-ink-soft">{t("creator.noBio")}</p>
      )}
      <div className="mt-3 flex flex-wrap gap-1.5">
        {creator.categories.map((category) => (
          <Badge key={category} tone="accent">
            {t(`category.${category}`)}
          </Badge>
        ))}
      </div>
      <dl className="mt-4 grid gap-3 text-sm sm:grid-cols-2">
        <Fact term={t("creators.email")}>
          <a href={`mailto:${creator.email}`} className="break-all underline underline-offset-4 hover:text-accent">
            {creator.email}
          </a>
        </Fact>
        <Fact term={t("creators.phone")}>
          {creator.phone ? (
            <a href={`tel:${creator.phone}`} className="underline underline-offset-4 hover:text-accent">
              {creator.phone}
            </a>
          ) : (
            t("creator.unknown")
          )}
        </Fact>
        <Fact term={t("creators.city")}>{creator.city || t("creator.unknown")}</Fact>
      </dl>
    </Card>
  );
}

function Accounts({ creator }: { creator: CreatorDetail }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <Card title={t("creators.columns.accounts")}>
      {creator.socialAccounts.length === 0 ? <p className="text-sm text-ink-soft">{t("creator.noAccounts")}</p> : null}
      <ul className="divide-y divide-line">
        {creator.socialAccounts.map(({ platform, handle, url, followers }) => (
          <li
            key={`${platform} ${handle}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5 first:pt-0 last:pb-0"
          >
            <span className="min-w-0">
              <span className="block text-xs text-ink-soft">{t(`platform.${platform}`)}</span>
              {url ? (
                <a
                  href={url}
                  target="_blank"
                  rel="noreferrer"
                  className="font-medium break-all underline underline-offset-4 hover:text-accent"
                >
                  {handle}
                </a>
              ) : (
                <span className="font-medium break-all">{handle}</span>
              )}
            </span>
            <span className="text-sm tabular-nums">
              {t("creator.followers", { count: followers, shown: format.number(followers) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Completeness({ creator }: { creator: CreatorDetail }) {
  const t = useTranslations();
  return (
    <Card title={t("creator.completeness")}>
      <Progress label={t("creator.completeness")} percent={creator.completeness} />
      <p className="mt-2 text-sm text-ink-soft">
        {creator.missing.length === 0
          ? t("creator.complete")
          : t("creator.missing", { parts: creator.missing.map((part) => t(`profilePart.${part}`)).join(", ") })}
      </p>
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
