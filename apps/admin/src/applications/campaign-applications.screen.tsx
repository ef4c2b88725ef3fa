import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import {
  APPLICATION_STATUSES,
  APPLICATION_WAITING,
  type ApplicationRow,
  type CampaignApplicationsRequest,
} from "@vitrina/domain/applications";
import type { Campaign, CampaignStatus } from "@vitrina/domain/campaigns";
import { Button, EmptyState, MultiSelect, Segmented } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { AdminTable } from "../table/admin-table.tsx";
import { useRowSelection } from "../table/row-selection.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import type { ApplicationAct } from "./application-acts.ts";
import { ApplicationButtons } from "./application-buttons.tsx";
import { useApplicationColumns } from "./application-columns.tsx";
import { ApplicationActDialog, type DialogAct } from "./application-dialogs.tsx";
import { ApplicationSheet } from "./application-sheet.tsx";
import { applicationsTable } from "./applications-table.ts";
import { Board } from "./board.tsx";
import { CloseSelection } from "./close-selection.tsx";
import { InviteCreators } from "./invite-creators.tsx";
import { RejectDialog } from "./reject-dialog.tsx";
import { useDecide } from "./use-decide.tsx";

type Act = (act: ApplicationAct, application: ApplicationRow) => void;

const EMPTY: Partial<Record<CampaignStatus, "emptyDraft" | "emptyPublished">> = {
  draft: "emptyDraft",
  published: "emptyPublished",
};

const SELECTING: readonly CampaignStatus[] = ["published", "in_progress"];

export function CampaignApplicationsScreen({
  campaignId,
  url,
  view,
}: {
  campaignId: string;
  url: TableUrl<CampaignApplicationsRequest["sort"], "status">;
  view: "table" | "board";
}) {
  const trpc = useTRPC();
  const admin = useAdmin();
  const campaign = useQuery(trpc.campaigns.detail.queryOptions({ id: campaignId }));
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ act: DialogAct; application: ApplicationRow } | null>(null);
  const { decideNow, undo } = useDecide(campaignId);

  const act: Act = (what, application) => {
    if (what === "undo") void undo([application]);
    else if (what === "shortlist" || what === "putBack") void decideNow([application], what);
    else setAsking({ act: what, application });
  };
  const onAct = admin.may("campaigns:write") ? act : null;
  const stands = campaign.data;

  return (
    <>
      <Head campaignId={campaignId} campaign={stands} view={view} mayAct={onAct !== null} />
      {view === "board" ? (
        <Board campaignId={campaignId} onAct={onAct} onOpen={({ id }) => setOpenedId(id)} />
      ) : (
        <List campaignId={campaignId} campaign={stands} url={url} onAct={onAct} onOpen={({ id }) => setOpenedId(id)} />
      )}
      {openedId ? <Opened id={openedId} onAct={onAct} onClose={() => setOpenedId(null)} /> : null}
      {asking && stands ? (
        <ApplicationActDialog
          act={asking.act}
          application={asking.application}
          campaign={stands}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}

/** What is left to give away, how to look at it, and what can be done with all of it. */
function Head({
  campaignId,
  campaign,
  view,
  mayAct,
}: {
  campaignId: string;
  campaign: Campaign | undefined;
  view: "table" | "board";
  mayAct: boolean;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const stages = useQuery(trpc.applications.stages.queryOptions({ campaignId }));
  const waiting = APPLICATION_WAITING.reduce((sum, status) => sum + (stages.data?.[status] ?? 0), 0);
  const selecting = campaign !== undefined && SELECTING.includes(campaign.status) && mayAct;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Segmented
        label={t("applications.view")}
        hideLabel
        value={view}
        options={[
          { value: "table", label: t("applications.viewTable") },
          { value: "board", label: t("applications.viewBoard") },
        ]}
        onChange={(next) =>
          void navigate({
            to: "/campaigns/$campaignId/applications",
            params: { campaignId },
            search: next === "board" ? { view: "board" } : {},
            replace: true,
            resetScroll: false,
          })
        }
      />
      {campaign ? (
        <p className="text-sm font-medium">
          {t("campaign.slotsLeft", { left: campaign.slots - campaign.confirmedCount })}
        </p>
      ) : null}
      {selecting ? (
        <span className="flex flex-wrap gap-2 sm:ml-auto">
          <InviteCreators campaignId={campaignId} />
          {waiting > 0 ? <CloseSelection campaignId={campaignId} waiting={waiting} /> : null}
        </span>
      ) : null}
    </div>
  );
}

function List({
  campaignId,
  campaign,
  url,
  onAct,
  onOpen,
}: {
  campaignId: string;
  campaign: Campaign | undefined;
  url: TableUrl<CampaignApplicationsRequest["sort"], "status">;
  onAct: Act | null;
  onOpen: (application: ApplicationRow) => void;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const table = useAdminTable(applicationsTable, url);
  const columns = useApplicationColumns(onAct);
  const status = APPLICATION_STATUSES.filter((candidate) => table.filters.status.includes(candidate));
  const selection = useRowSelection((row: ApplicationRow) => row.id, { search: table.search, status });
  const { decideNow, pending } = useDecide(campaignId);
  const [rejecting, setRejecting] = useState<readonly ApplicationRow[] | null>(null);
  const applications = useQuery(
    trpc.applications.ofCampaign.queryOptions(
      { ...table.paging, campaignId, status },
      { placeholderData: keepPreviousData },
    ),
  );
  const decideAll = async (decision: "shortlist" | "confirm") => {
    await decideNow(selection.rows, decision);
    selection.clear();
  };
  const acts = (
    <>
      <Button size="small" variant="secondary" disabled={pending} onClick={() => void decideAll("shortlist")}>
        {t("applications.shortlist")}
      </Button>
      <Button size="small" disabled={pending} onClick={() => void decideAll("confirm")}>
        {t("applications.confirm")}
      </Button>
      <Button size="small" variant="quiet" disabled={pending} onClick={() => setRejecting(selection.rows)}>
        {t("applications.reject")}
      </Button>
    </>
  );
  return (
    <>
      <AdminTable
        label={t("campaign.applications")}
        table={table}
        query={applications}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.creatorName}
        opening={{ kind: "press", press: onOpen }}
        searchLabel={t("applications.searchPlaceholder")}
        filters={
          <MultiSelect
            label={t("applications.filters.status")}
            options={APPLICATION_STATUSES.map((value) => ({ value, label: t(`applicationStatus.${value}`) }))}
            value={status}
            onChange={(values) => table.setFilter("status", values)}
          />
        }
        {...(onAct && { selection: { of: selection, acts } })}
        empty={
          <EmptyState title={t("applications.emptyTitle")}>
            {t(`applications.${(campaign && EMPTY[campaign.status]) ?? "emptyClosed"}`)}
          </EmptyState>
        }
      />
      {rejecting && campaign ? (
        <RejectDialog
          applications={rejecting}
          campaign={campaign}
          onClose={() => {
            setRejecting(null);
            selection.clear();
          }}
        />
      ) : null}
    </>
  );
}

function Opened({ id, onAct, onClose }: { id: string; onAct: Act | null; onClose: () => void }) {
  const trpc = useTRPC();
  const application = useQuery(trpc.applications.detail.queryOptions({ id })).data;
  if (!application) return null;
  return (
    <ApplicationSheet
      application={application}
      mayAct={onAct !== null}
      onClose={onClose}
      actions={onAct ? <ApplicationButtons application={application} onAct={onAct} /> : null}
    />
  );
}
