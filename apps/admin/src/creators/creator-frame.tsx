import { useQuery } from "@tanstack/react-query";
import { Link, useMatchRoute, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { type CreatorDetail, whatsappAddress } from "@vitrina/domain/creators";
import { Avatar, buttonLook, Loading, PageHeader, Skeleton, StatusBadge, Tabs, useDays } from "@vitrina/ui";
import MessageCircle from "lucide-react/icons/message-circle";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CreatorMail } from "../mails/creator-mail.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { Unavailable } from "../shell/unavailable.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CreatorStanding } from "./creator-standing.tsx";
import { CREATOR_TABS } from "./creator-tabs.ts";

/** What every page of one creator shares: who they are, how to reach them, and what can be decided about them. */
export function CreatorFrame({ creatorId, children }: { creatorId: string; children: ReactNode }) {
  const trpc = useTRPC();
  const admin = useAdmin();
  const t = useTranslations("creator");
  const creator = useQuery(
    trpc.creators.detail.queryOptions({ id: creatorId }, { enabled: admin.may("creators:read") }),
  );
  if (!admin.may("creators:read")) return <Forbidden />;
  if (creator.isPending) return <FrameSkeleton />;
  if (creator.isError) {
    return (
      <Unavailable
        query={creator}
        missing="no-such-creator"
        list="/creators"
        words={{
          notFoundTitle: t("notFoundTitle"),
          notFoundHint: t("notFoundHint"),
          backToList: t("backToList"),
        }}
      />
    );
  }
  return <Framed creator={creator.data}>{children}</Framed>;
}

function Framed({ creator, children }: { creator: CreatorDetail; children: ReactNode }) {
  const t = useTranslations("creator");
  const admin = useAdmin();
  const navigate = useNavigate();
  const days = useDays();
  const params = { creatorId: creator.id };
  const isOn = useMatchRoute();
  const opened =
    CREATOR_TABS.find(({ value, to }) => isOn({ to, params, fuzzy: value !== "profile" }) !== false)?.value ??
    "profile";
  const chat = whatsappAddress(
    creator.phone,
    t("whatsappText", { name: creator.name.split(" ")[0] ?? creator.name, agent: admin.name.split(" ")[0] ?? "" }),
  );
  usePageTitle(creator.name);

  return (
    <>
      <PageHeader
        title={creator.name}
        kicker={
          <Link to="/creators" className="hover:underline">
            {t("backToList")}
          </Link>
        }
        actions={
          <>
            {chat ? (
              <a href={chat} target="_blank" rel="noreferrer" className={buttonLook({ variant: "secondary" })}>
                <MessageCircle className="size-4" aria-hidden />
                {t("whatsapp")}
              </a>
            ) : null}
            {admin.may("creators:write") ? <CreatorStanding creator={creator} /> : null}
          </>
        }
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Avatar name={creator.name} picture={creator.picture} size="small" />
          <StatusBadge of="creator" status={creator.status} />
          {creator.city ? <span>{creator.city}</span> : null}
          <span>{t("since", { day: days.long(creator.createdAt) })}</span>
        </span>
        {creator.statusReason ? (
          <span className="mt-2 block">{t("reasonTold", { reason: creator.statusReason })}</span>
        ) : null}
      </PageHeader>
      <CreatorMail creatorId={creator.id} />
      <Tabs
        label={t("tabs.label")}
        value={opened}
        onChange={(next) => {
          const tab = CREATOR_TABS.find(({ value }) => value === next);
          if (tab) void navigate({ to: tab.to, params });
        }}
        tabs={CREATOR_TABS.map(({ value }) => ({
          value,
          label: t(`tabs.${value}`),
          content: value === opened ? children : null,
        }))}
      />
    </>
  );
}

function FrameSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-8 w-80 max-w-full" />
        <Skeleton className="mt-4 h-11 w-full" />
        <div className="grid gap-5 lg:grid-cols-2">
          <Skeleton className="h-72" />
          <Skeleton className="h-72" />
        </div>
      </div>
    </Loading>
  );
}
