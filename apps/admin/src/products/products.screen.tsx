import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { Product, ProductsRequest } from "@vitrina/domain/products";
import { Badge, Button, buttonLook, EmptyState, MediaImage, PageHeader, useDays } from "@vitrina/ui";
import FolderUp from "lucide-react/icons/folder-up";
import Package from "lucide-react/icons/package";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useNow, useTranslations } from "use-intl";
import { BrandFilter } from "../campaigns/brand-filter.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { NewProductDialog } from "./new-product-dialog.tsx";
import { productsTable } from "./products-table.ts";

const ID = /^[0-9a-f]{24}$/;

export function ProductsScreen({ url }: { url: TableUrl<ProductsRequest["sort"], "brandId"> }) {
  const t = useTranslations("products");
  const trpc = useTRPC();
  const admin = useAdmin();
  const columns = useProductColumns();
  const table = useAdminTable(productsTable, url);
  const [creating, setCreating] = useState(false);
  usePageTitle(t("pageTitle"));
  const brandId = table.filters.brandId.filter((candidate) => ID.test(candidate));
  const products = useQuery(
    trpc.products.list.queryOptions({ ...table.paging, brandId }, { placeholderData: keepPreviousData }),
  );
  const known = (products.data?.items ?? []).map((row) => ({ id: row.brandId, name: row.brandName }));

  if (!admin.may("brands:read")) return <Forbidden />;
  const actions = admin.may("brands:write") ? (
    <>
      <Link
        to="/products/pictures"
        search={brandId[0] ? { brandId: brandId[0] } : {}}
        className={buttonLook({ variant: "secondary" })}
      >
        <FolderUp className="size-4" aria-hidden />
        {t("folder")}
      </Link>
      <Button icon={<Plus className="size-4" aria-hidden />} onClick={() => setCreating(true)}>
        {t("new")}
      </Button>
    </>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("pageTitle")}
        kicker={
          <Link to="/brands" className="hover:underline">
            {t("brands")}
          </Link>
        }
        actions={actions}
      >
        {t("lead")}
      </PageHeader>
      <AdminTable
        label={t("pageTitle")}
        table={table}
        query={products}
        columns={columns}
        rowId={(row) => row.id}
        opening={{ kind: "link", to: (row) => ({ to: "/products/$productId", params: { productId: row.id } }) }}
        searchLabel={t("searchPlaceholder")}
        filters={
          <BrandFilter value={brandId} onChange={(values) => table.setFilter("brandId", values)} known={known} />
        }
        empty={
          <EmptyState title={t("emptyTitle")} action={actions}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
      {creating ? <NewProductDialog brandId={brandId[0] ?? ""} onClose={() => setCreating(false)} /> : null}
    </>
  );
}

function useProductColumns(): Column<Product, ProductsRequest["sort"]>[] {
  const t = useTranslations("products");
  const days = useDays();
  const now = useNow();
  return [
    {
      id: "name",
      header: t("columns.name"),
      sort: "searchText",
      sortedAs: "text",
      firstDirection: "asc",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-3">
          <ProductThumb product={row} />
          <span className="min-w-0">
            <span className="block truncate font-medium">{row.name}</span>
            <span className="block truncate text-xs text-ink-soft">{row.brandName}</span>
          </span>
        </span>
      ),
    },
    { id: "sku", header: t("columns.sku"), cell: (row) => <span className="font-mono text-xs">{row.sku}</span> },
    {
      id: "images",
      header: t("columns.images"),
      align: "end",
      cell: (row) => (row.images.length === 0 ? <Badge tone="amber">{t("withoutImages")}</Badge> : row.images.length),
    },
    {
      id: "updatedAt",
      header: t("columns.updatedAt"),
      sort: "updatedAt",
      sortedAs: "day",
      cell: (row) => days.relative(row.updatedAt, now),
    },
  ];
}

/** The picture that stands for a product. */
export function ProductThumb({ product, size = "size-10" }: { product: Pick<Product, "images">; size?: string }) {
  const picture = product.images[0]?.picture;
  return (
    <span
      className={`flex ${size} shrink-0 items-center justify-center overflow-hidden rounded-md border border-line bg-sunken text-ink-soft`}
    >
      {picture ? <MediaImage picture={picture} alt="" sizes="96px" fill /> : <Package className="size-5" aria-hidden />}
    </span>
  );
}
