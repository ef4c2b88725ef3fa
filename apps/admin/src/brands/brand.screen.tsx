import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { BrandDetail } from "@vitrina/domain/brands";
import { buttonLook, Card, ErrorState, Loading, PageHeader, Skeleton } from "@vitrina/ui";
import Megaphone from "lucide-react/icons/megaphone";
import Package from "lucide-react/icons/package";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { BrandContacts } from "./brand-contacts.tsx";
import { BrandForm } from "./brand-form.tsx";
import { BrandLogo } from "./brands.screen.tsx";

/** All that is known of a client company, and the ways to what hangs from it. */
export function BrandScreen({ brandId }: { brandId: string }) {
  const trpc = useTRPC();
  const admin = useAdmin();
  const words = useErrorWords();
  const brand = useQuery(trpc.brands.detail.queryOptions({ id: brandId }));

  if (!admin.may("brands:read")) return <Forbidden />;
  if (brand.isPending) return <BrandSkeleton />;
  if (brand.isError) return <ErrorState words={words(brand.error)} onRetry={() => void brand.refetch()} />;
  return <Shown brand={brand.data} mayWrite={admin.may("brands:write")} />;
}

function Shown({ brand, mayWrite }: { brand: BrandDetail; mayWrite: boolean }) {
  const t = useTranslations("brands");
  usePageTitle(brand.name);
  const search = { brandId: [brand.id] };
  return (
    <>
      <PageHeader
        title={brand.name}
        kicker={
          <Link to="/brands" className="hover:underline">
            {t("pageTitle")}
          </Link>
        }
        actions={
          <>
            <Link to="/products" search={search} className={buttonLook({ variant: "secondary" })}>
              <Package className="size-4" aria-hidden />
              {t("productsOf", { count: brand.productCount })}
            </Link>
            <Link to="/campaigns" search={search} className={buttonLook({ variant: "secondary" })}>
              <Megaphone className="size-4" aria-hidden />
              {t("campaignsOf", { count: brand.campaignCount })}
            </Link>
          </>
        }
      >
        {brand.ruc ? t("rucIs", { ruc: brand.ruc }) : null}
      </PageHeader>
      {mayWrite ? (
        <BrandForm key={brand.id} brand={brand} />
      ) : (
        <div className="flex flex-col gap-5">
          <BrandLogo name={brand.name} logo={brand.logo} size="size-24" />
          <Card title={t("contacts")}>
            <BrandContacts contacts={brand.contacts} />
          </Card>
        </div>
      )}
    </>
  );
}

function BrandSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-5">
        <Skeleton className="h-10 w-72" />
        <div className="grid gap-5 lg:grid-cols-[1fr_2fr]">
          <Skeleton className="h-64" />
          <Skeleton className="h-80" />
        </div>
      </div>
    </Loading>
  );
}
