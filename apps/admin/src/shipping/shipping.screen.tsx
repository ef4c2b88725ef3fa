import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type ParcelRow, SHIPPING_STATES } from "@vitrina/domain/shipping";
import { Button, EmptyState, MultiSelect } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { AdminTable } from "../table/admin-table.tsx";
import { useRowSelection } from "../table/row-selection.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { Labels } from "./labels.tsx";
import type { ParcelAct } from "./parcel-acts.ts";
import { useParcelColumns } from "./parcel-columns.tsx";
import { ParcelDialog } from "./parcel-dialogs.tsx";
import { shippingTable } from "./shipping-table.ts";

/** Every product of a campaign on its way: addresses, dispatch in bulk, labels, and what went wrong. */
export function ShippingScreen({ campaignId, url }: { campaignId: string; url: TableUrl<"creatorName", "state"> }) {
  const t = useTranslations("shipping");
  const trpc = useTRPC();
  const client = useQueryClient();
  const admin = useAdmin();
  const table = useAdminTable(shippingTable, url);
  const state = SHIPPING_STATES.filter((candidate) => table.filters.state.includes(candidate));
  const { search, limit, cursor } = table.paging;
  const asked = { campaignId, search, state };
  const selection = useRowSelection((row: ParcelRow) => row.id, asked);
  const parcels = useQuery(
    trpc.shipping.ofCampaign.queryOptions({ ...asked, limit, cursor }, { placeholderData: keepPreviousData }),
  );
  const counts = useQuery(trpc.shipping.counts.queryOptions({ campaignId }));
  const [acting, setActing] = useState<{ act: ParcelAct; parcels: readonly ParcelRow[] } | null>(null);
  const mayAct = admin.may("campaigns:write");
  const columns = useParcelColumns(mayAct ? (act, parcel) => setActing({ act, parcels: [parcel] }) : null);
  const toShip = selection.rows.filter((row) => row.state === "to_ship");

  return (
    <>
      <AdminTable
        label={t("title")}
        table={table}
        query={parcels}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.creatorName}
        searchLabel={t("search")}
        filters={
          <MultiSelect
            label={t("columns.state")}
            options={SHIPPING_STATES.map((value) => ({
              value,
              label: t("stateCount", { state: t(`states.${value}`), count: counts.data?.[value] ?? 0 }),
            }))}
            value={state}
            onChange={(values) => table.setFilter("state", values)}
          />
        }
        exported={{
          fileName: t("title"),
          page: (paging) => client.fetchQuery(trpc.shipping.ofCampaign.queryOptions({ ...asked, ...paging })),
          more: [
            { header: t("phone"), cell: (row) => row.creatorPhone },
            { header: t("recipient"), cell: (row) => row.address?.recipient ?? null },
            { header: t("street"), cell: (row) => row.address?.street ?? null },
            { header: t("reference"), cell: (row) => row.address?.reference ?? null },
            { header: t("city"), cell: (row) => row.address?.city ?? null },
            { header: t("department"), cell: (row) => row.address?.department ?? null },
          ],
        }}
        {...(mayAct && {
          selection: {
            of: selection,
            acts: (
              <>
                <Button
                  size="small"
                  disabled={toShip.length === 0}
                  onClick={() => setActing({ act: "ship", parcels: toShip })}
                >
                  {t("shipMany", { count: toShip.length })}
                </Button>
                <Labels parcels={selection.rows} />
              </>
            ),
          },
        })}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
      {acting ? (
        <ParcelDialog
          {...acting}
          onClose={() => {
            if (acting.act === "ship") selection.clear();
            setActing(null);
          }}
        />
      ) : null}
    </>
  );
}
