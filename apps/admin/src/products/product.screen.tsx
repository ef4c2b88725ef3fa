import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { Product } from "@vitrina/domain/products";
import { Button, Card, ErrorState, Loading, PageHeader, Skeleton, toast } from "@vitrina/ui";
import Trash2 from "lucide-react/icons/trash-2";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { ProductForm } from "./product-form.tsx";
import { ProductImages } from "./product-images.tsx";

/** One product: its pictures, each kept the moment it changes, and its words. */
export function ProductScreen({ productId }: { productId: string }) {
  const trpc = useTRPC();
  const admin = useAdmin();
  const words = useErrorWords();
  const product = useQuery(trpc.products.detail.queryOptions({ id: productId }));
  if (!admin.may("brands:read")) return <Forbidden />;
  if (product.isPending) return <ProductSkeleton />;
  if (product.isError) return <ErrorState words={words(product.error)} onRetry={() => void product.refetch()} />;
  return <Shown product={product.data} mayWrite={admin.may("brands:write")} />;
}

function Shown({ product, mayWrite }: { product: Product; mayWrite: boolean }) {
  const t = useTranslations("products");
  usePageTitle(product.name);
  const editable = mayWrite && product.removedAt === null;
  return (
    <>
      <PageHeader
        title={product.name}
        kicker={
          <Link to="/brands/$brandId" params={{ brandId: product.brandId }} className="hover:underline">
            {product.brandName}
          </Link>
        }
        actions={mayWrite ? <RemoveProduct product={product} /> : null}
      >
        <span className="font-mono">{product.sku}</span>
        {product.removedAt ? <span className="ml-3 font-medium text-amber">{t("isRemoved")}</span> : null}
      </PageHeader>
      <div className="flex flex-col gap-5">
        <Card title={t("images")}>
          <ProductImages product={product} editable={editable} />
        </Card>
        {editable ? <ProductForm key={product.id} product={product} /> : null}
      </div>
    </>
  );
}

function RemoveProduct({ product }: { product: Product }) {
  const t = useTranslations("products");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const words = useErrorWords();
  const keep = (changed: Product) => {
    cache.setQueryData(trpc.products.detail.queryKey({ id: changed.id }), changed);
    void cache.invalidateQueries(trpc.products.list.pathFilter());
  };
  const onError = (error: unknown) => void toast(words(error).text);
  const restore = useMutation(trpc.products.restore.mutationOptions({ onSuccess: keep, onError }));
  const remove = useMutation(
    trpc.products.remove.mutationOptions({
      onSuccess: (removed) => {
        keep(removed);
        toast(t("removed", { name: removed.name }), {
          duration: 10_000,
          action: { label: t("undo"), onClick: () => restore.mutate({ id: removed.id }) },
        });
        void navigate({ to: "/products", search: { brandId: [removed.brandId] } });
      },
      onError,
    }),
  );
  return product.removedAt ? (
    <Button pending={restore.isPending} onClick={() => restore.mutate({ id: product.id })}>
      {t("restore")}
    </Button>
  ) : (
    <Button
      variant="quiet"
      icon={<Trash2 className="size-4" aria-hidden />}
      pending={remove.isPending}
      onClick={() => remove.mutate({ id: product.id })}
    >
      {t("remove")}
    </Button>
  );
}

function ProductSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-5">
        <Skeleton className="h-10 w-72" />
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Skeleton className="aspect-square" />
          <Skeleton className="aspect-square" />
          <Skeleton className="aspect-square" />
        </div>
        <Skeleton className="h-72" />
      </div>
    </Loading>
  );
}
