import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { BrandRow } from "@vitrina/domain/brands";
import { Button, buttonLook, EmptyState, MediaImage, PageHeader } from "@vitrina/ui";
import Package from "lucide-react/icons/package";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { brandsTable } from "./brands-table.ts";
import { NewBrandDialog } from "./new-brand-dialog.tsx";

export function BrandsScreen({ url }: { url: TableUrl<"name", never> }) {
  const t = useTranslations("brands");
  const trpc = useTRPC();
  const admin = useAdmin();
  const columns = useBrandColumns();
  const table = useAdminTable(brandsTable, url);
  const [creating, setCreating] = useState(false);
  usePageTitle(t("pageTitle"));
  const { search, cursor, limit } = table.paging;
  const brands = useQuery(
    trpc.brands.list.queryOptions({ search, cursor, limit }, { placeholderData: keepPreviousData }),
  );

  if (!admin.may("brands:read")) return <Forbidden />;
  const create = admin.may("brands:write") ? (
    <Button icon={<Plus className="size-4" aria-hidden />} onClick={() => setCreating(true)}>
      {t("new")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("pageTitle")}
        actions={
          <>
            <Link to="/products" className={buttonLook({ variant: "secondary" })}>
              <Package className="size-4" aria-hidden />
              {t("columns.products")}
            </Link>
            {create}
          </>
        }
      >
        {t("lead")}
      </PageHeader>
      <AdminTable
        label={t("pageTitle")}
        table={table}
        query={brands}
        columns={columns}
        rowId={(row) => row.id}
        opening={{ kind: "link", to: (row) => ({ to: "/brands/$brandId", params: { brandId: row.id } }) }}
        searchLabel={t("searchPlaceholder")}
        empty={
          <EmptyState title={t("emptyTitle")} action={create}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
      {creating ? <NewBrandDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

function useBrandColumns(): Column<BrandRow, "name">[] {
  const t = useTranslations("brands");
  return [
    {
      id: "name",
      header: t("columns.name"),
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-3">
          <BrandLogo name={row.name} logo={row.logo} />
          <span className="min-w-0 truncate font-medium">{row.name}</span>
        </span>
      ),
    },
    { id: "ruc", header: t("columns.ruc"), cell: (row) => row.ruc || "—" },
    { id: "contact", header: t("columns.contact"), cell: (row) => row.firstContact ?? "—" },
    { id: "products", header: t("columns.products"), align: "end", cell: (row) => row.productCount },
    { id: "campaigns", header: t("columns.campaigns"), align: "end", cell: (row) => row.campaignCount },
  ];
}

/** A brand's logo, or its first letter on the same ground. */
export function BrandLogo({ name, logo, size = "size-10" }: Pick<BrandRow, "name" | "logo"> & { size?: string }) {
  return (
    <span
      className={`flex ${size} shrink-0 items-center justify-center overflow-hidden rounded-md border border-line bg-sunken font-display text-lg font-semibold text-accent`}
    >
      {logo ? <MediaImage picture={logo} alt="" sizes="96px" fill /> : <span aria-hidden>{name.slice(0, 1)}</span>}
    </span>
  );
}
