import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { CAMPAIGN_STATUSES, type CampaignsRequest } from "@vitrina/domain/campaigns";
import { buttonLook, EmptyState, MultiSelect, PageHeader } from "@vitrina/ui";
import Plus from "lucide-react/icons/plus";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { BrandFilter } from "./brand-filter.tsx";
import { useCampaignColumns } from "./campaign-columns.tsx";
import { campaignsTable } from "./campaigns-table.ts";

const ID = /^[0-9a-f]{24}$/;

export function CampaignsScreen({ url }: { url: TableUrl<CampaignsRequest["sort"], "status" | "brandId"> }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const client = useQueryClient();
  const admin = useAdmin();
  const columns = useCampaignColumns();
  const table = useAdminTable(campaignsTable, url);
  usePageTitle(t("campaigns.pageTitle"));

  const status = CAMPAIGN_STATUSES.filter((candidate) => table.filters.status.includes(candidate));
  const brandId = table.filters.brandId.filter((candidate) => ID.test(candidate));
  const campaigns = useQuery(
    trpc.campaigns.list.queryOptions({ ...table.paging, status, brandId }, { placeholderData: keepPreviousData }),
  );

  if (!admin.may("campaigns:read")) return <Forbidden />;
  const newCampaign = admin.may("campaigns:write") ? (
    <Link to="/campaigns/new" className={buttonLook()}>
      <Plus className="size-4" aria-hidden />
      {t("campaigns.new")}
    </Link>
  ) : null;

  return (
    <>
      <PageHeader title={t("campaigns.pageTitle")} actions={newCampaign}>
        {t("campaigns.lead")}
      </PageHeader>
      <AdminTable
        label={t("campaigns.pageTitle")}
        table={table}
        query={campaigns}
        columns={columns}
        rowId={(row) => row.id}
        opening={{ kind: "link", to: (row) => ({ to: "/campaigns/$campaignId", params: { campaignId: row.id } }) }}
        views="campaigns"
        exported={{
          fileName: t("campaigns.pageTitle"),
          page: (paging) =>
            client.fetchQuery(trpc.campaigns.list.queryOptions({ ...table.paging, ...paging, status, brandId })),
          more: [
            { header: t("campaigns.filters.brand"), cell: (row) => row.brandName },
            { header: t("campaigns.confirmed"), cell: (row) => row.confirmedCount },
          ],
        }}
        searchLabel={t("campaigns.searchPlaceholder")}
        filters={
          <>
            <MultiSelect
              label={t("campaigns.filters.status")}
              options={CAMPAIGN_STATUSES.map((value) => ({ value, label: t(`campaignStatus.${value}`) }))}
              value={status}
              onChange={(values) => table.setFilter("status", values)}
            />
            {admin.may("brands:read") ? (
              <BrandFilter
                value={brandId}
                onChange={(values) => table.setFilter("brandId", values)}
                known={(campaigns.data?.items ?? []).map((row) => ({ id: row.brandId, name: row.brandName }))}
              />
            ) : null}
          </>
        }
        empty={
          <EmptyState title={t("campaigns.emptyTitle")} action={newCampaign}>
            {t("campaigns.emptyHint")}
          </EmptyState>
        }
      />
    </>
  );
}
