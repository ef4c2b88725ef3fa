import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { type Campaign, type CampaignStatus, missingToPublish, nextStatuses } from "@vitrina/domain/campaigns";
import {
  Button,
  buttonLook,
  ConfirmDialog,
  Dialog,
  IconButton,
  Menu,
  type MenuItem,
  toast,
  useDays,
} from "@vitrina/ui";
import CalendarClock from "lucide-react/icons/calendar-clock";
import Copy from "lucide-react/icons/copy";
import Ellipsis from "lucide-react/icons/ellipsis";
import { useState } from "react";
import { useNow, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { CloneDialog } from "./clone-dialog.tsx";
import { MoveDeadlineDialog } from "./move-deadline-dialog.tsx";

/** What can be done with a campaign as it stands: the likeliest step as a button, the others behind it. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const now = useNow();
  const [asked, setAsked] = useState<CampaignStatus | null>(null);
  const [movingDeadline, setMovingDeadline] = useState(false);
  const [cloning, setCloning] = useState(false);
  const [likeliest, ...others] = nextStatuses(campaign);
  const missing = missingToPublish(campaign, now);
  const running = campaign.status !== "completed" && campaign.status !== "archived";

  const items: MenuItem[] = [
    {
      kind: "item",
      label: t("clone"),
      icon: <Copy className="size-4" aria-hidden />,
      onSelect: () => setCloning(true),
    },
  ];
  if (running) {
    items.push({
      kind: "item",
      label: t("changeDeadline"),
      icon: <CalendarClock className="size-4" aria-hidden />,
      onSelect: () => setMovingDeadline(true),
    });
  }
  if (others.length > 0) items.push({ kind: "line" });
  for (const to of others) {
    items.push({
      kind: "item",
      label: t(`statusActions.${to}`),
      danger: to === "archived",
      onSelect: () => setAsked(to),
    });
  }

  return (
    <>
      {likeliest ? (
        <Button variant={likeliest === "archived" ? "secondary" : "primary"} onClick={() => setAsked(likeliest)}>
          {t(`statusActions.${likeliest}`)}
        </Button>
      ) : null}
      {items.length > 0 ? (
        <Menu
          trigger={<IconButton label={t("moreActions")} icon={<Ellipsis className="size-5" aria-hidden />} />}
          items={items}
        />
      ) : null}
      {asked === "published" && missing.length > 0 ? (
        <NotReady campaign={campaign} missing={missing} onClose={() => setAsked(null)} />
      ) : asked ? (
        <ChangeStatusDialog campaign={campaign} to={asked} onClose={() => setAsked(null)} />
      ) : null}
      {cloning ? <CloneDialog campaign={campaign} onClose={() => setCloning(false)} /> : null}
      {movingDeadline ? <MoveDeadlineDialog campaign={campaign} onClose={() => setMovingDeadline(false)} /> : null}
    </>
  );
}

function ChangeStatusDialog({
  campaign,
  to,
  onClose,
}: {
  campaign: Campaign;
  to: CampaignStatus;
  onClose: () => void;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const days = useDays();
  const changeStatus = useMutation(
    trpc.campaigns.changeStatus.mutationOptions({
      onSuccess: (changed) => {
        cache.setQueryData(trpc.campaigns.detail.queryKey({ id: campaign.id }), changed);
        void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
        toast(t("campaign.statusChanged", { status: t(`campaignStatus.${changed.status}`) }));
        onClose();
      },
      onError: (error) => {
        if (refusalOf(error)) void cache.invalidateQueries(trpc.campaigns.detail.queryFilter({ id: campaign.id }));
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t(`campaign.statusConfirm.${to}.title`)}
      description={t(`campaign.statusConfirm.${to}.body`, {
        deadline: days.long(campaign.applicationDeadline),
        confirmed: campaign.confirmedCount,
        slots: campaign.slots,
      })}
      confirmLabel={t(`campaign.statusActions.${to}`)}
      danger={to === "archived"}
      pending={changeStatus.isPending}
      error={changeStatus.isError ? words(changeStatus.error).text : undefined}
      onConfirm={() => changeStatus.mutate({ id: campaign.id, revision: campaign.revision, to })}
    />
  );
}

function NotReady({
  campaign,
  missing,
  onClose,
}: {
  campaign: Campaign;
  missing: ReturnType<typeof missingToPublish>;
  onClose: () => void;
}) {
  const t = useTranslations("campaign");
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("whatNextTitle")}
      actions={
        <Link to="/campaigns/$campaignId/edit" params={{ campaignId: campaign.id }} className={buttonLook()}>
          {t("completeIt")}
        </Link>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
        {missing.map((part) => (
          <li key={part}>{t(`missing.${part}`)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
