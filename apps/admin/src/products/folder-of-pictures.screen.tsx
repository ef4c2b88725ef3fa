import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { matchFile, type ProductSku } from "@vitrina/domain/products";
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  FormError,
  PageHeader,
  SkeletonText,
  toast,
  useImageQueue,
} from "@vitrina/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { BrandChoice } from "../brands/brand-choice.tsx";
import { LeaveGuard } from "../forms/leave-guard.tsx";
import { FileDrop } from "../media/file-drop.tsx";
import { QueueList } from "../media/queue-list.tsx";
import { useUploadSteps } from "../media/use-upload-steps.ts";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { MatchList } from "./match-list.tsx";

/** A folder of pictures, each brought to the product whose code its name holds; what the names don't say, a person does. */
export function FolderOfPicturesScreen({ brandId }: { brandId: string }) {
  const t = useTranslations("products");
  const trpc = useTRPC();
  const admin = useAdmin();
  const navigate = useNavigate();
  const words = useErrorWords();
  usePageTitle(t("folderTitle"));
  const brand = useQuery(trpc.brands.detail.queryOptions({ id: brandId }, { enabled: brandId !== "" }));
  const skus = useQuery(trpc.products.skus.queryOptions({ brandId }, { enabled: brandId !== "" }));
  const choice = useForm({ defaultValues: { brandId } });

  if (!admin.may("brands:write") || !admin.may("media:write")) return <Forbidden />;
  return (
    <>
      <PageHeader
        title={t("folderTitle")}
        kicker={
          <Link to="/products" search={brandId ? { brandId: [brandId] } : {}} className="hover:underline">
            {t("pageTitle")}
          </Link>
        }
      >
        {t("folderLead")}
      </PageHeader>
      <div className="flex flex-col gap-5">
        <Card title={t("folderBrand")}>
          <div className="max-w-md">
            <BrandChoice
              control={choice.control}
              name="brandId"
              label={t("brand")}
              knownName={brand.data?.name ?? ""}
              onChosen={({ id }) => void navigate({ to: "/products/pictures", search: { brandId: id } })}
            />
          </div>
        </Card>
        {brandId === "" ? null : skus.isPending ? (
          <SkeletonText lines={4} />
        ) : skus.isError ? (
          <ErrorState words={words(skus.error)} onRetry={() => void skus.refetch()} />
        ) : skus.data.length === 0 ? (
          <EmptyState
            title={t("folderNoProducts")}
            action={
              <Link to="/products" search={{ brandId: [brandId] }} className="text-accent underline underline-offset-4">
                {t("pageTitle")}
              </Link>
            }
          >
            {t("folderNoProductsHint")}
          </EmptyState>
        ) : (
          <Folder key={brandId} brandId={brandId} products={skus.data} />
        )}
      </div>
    </>
  );
}

function Folder({ brandId, products }: { brandId: string; products: readonly ProductSku[] }) {
  const t = useTranslations("products");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const words = useErrorWords();
  const { items, queue, add } = useImageQueue("product_image", useUploadSteps());
  /** What a person decided, by the key of the file; it outranks what the name says. */
  const [decided, setDecided] = useState<ReadonlyMap<string, string | null>>(new Map());
  const assign = useMutation(trpc.products.assignImages.mutationOptions());

  const matches = items.map((item) => {
    const guess = matchFile(item.path, products);
    const chosen = decided.get(item.key);
    return { item, why: guess.why, productId: chosen === undefined ? (guess.product?.id ?? null) : chosen };
  });
  const ready = matches.flatMap(({ item, productId }) =>
    item.state.step === "done" && productId
      ? [{ productId, images: [{ assetId: item.state.picture.assetId, alt: "" }] }]
      : [],
  );
  const undecided = matches.filter(({ productId, item }) => productId === null && item.state.step !== "failed").length;
  const isRunning = items.some(({ state }) => state.step !== "done" && state.step !== "failed");

  const send = () =>
    assign.mutate(
      { assignments: ready },
      {
        onSuccess: ({ products: count }) => {
          queue.clear();
          void cache.invalidateQueries(trpc.products.pathFilter());
          toast(t("assigned", { images: ready.length, products: count }));
          void navigate({ to: "/products", search: { brandId: [brandId] }, ignoreBlocker: true });
        },
      },
    );

  return (
    <>
      <FileDrop
        purpose="product_image"
        label={t("chooseFiles")}
        hint={t("folderHint")}
        folders
        onFiles={(files) => add(files)}
      />
      <QueueList items={items.filter(({ state }) => state.step !== "done")} queue={queue} />
      {items.length > 0 ? (
        <Card title={t("matches")}>
          <MatchList
            matches={matches}
            products={products}
            onDecide={(key, productId) => setDecided(new Map(decided).set(key, productId))}
            onRemove={(key) => queue.remove(key)}
          />
          <div className="mt-5 flex flex-col gap-3">
            <FormError>{assign.isError ? words(assign.error).text : null}</FormError>
            <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
              <p className="text-sm text-ink-soft" aria-live="polite">
                {isRunning ? t("waitForUploads") : undecided > 0 ? t("undecided", { count: undecided }) : null}
              </p>
              <Button disabled={ready.length === 0 || isRunning} pending={assign.isPending} onClick={send}>
                {t("assign", { count: ready.length })}
              </Button>
            </div>
          </div>
        </Card>
      ) : null}
      <LeaveGuard unsaved={() => queue.items().length > 0} />
    </>
  );
}
