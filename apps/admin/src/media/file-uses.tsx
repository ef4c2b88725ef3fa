import { Link, type LinkProps } from "@tanstack/react-router";
import type { NamedUse } from "@vitrina/domain/media";
import { Card } from "@vitrina/ui";
import { useTranslations } from "use-intl";

const WHERE = {
  brands: (brandId: string) => ({ to: "/brands/$brandId", params: { brandId } }),
  products: (productId: string) => ({ to: "/products/$productId", params: { productId } }),
  ugc_campaigns: (campaignId: string) => ({ to: "/campaigns/$campaignId", params: { campaignId } }),
  ugc_creators: (creatorId: string) => ({ to: "/creators/$creatorId", params: { creatorId } }),
  deliverables: (pieceId: string) => ({ to: "/reviews/$pieceId", params: { pieceId } }),
  media_assets: (fileId: string) => ({ to: "/media/$fileId", params: { fileId } }),
  messages: (thread: string) => ({ to: "/messages", search: { thread } }),
} as const satisfies Record<string, (id: string) => Pick<LinkProps, "to" | "params" | "search">>;

const isKnown = (collection: string): collection is keyof typeof WHERE => collection in WHERE;

/** Where a file is used, each place with the way to it. */
export function FileUses({ uses }: { uses: readonly NamedUse[] }) {
  const t = useTranslations("library");
  return (
    <Card title={t("uses")}>
      {uses.length === 0 ? <p className="text-sm text-ink-soft">{t("unused")}</p> : null}
      <ul aria-label={t("uses")} className="flex flex-col divide-y divide-line text-sm">
        {uses.map(({ collection, id, field, name, openedAs }) => (
          <li
            key={`${collection}/${id}/${field}`}
            className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1 py-2"
          >
            <span className="w-24 shrink-0 text-xs text-ink-soft">
              {isKnown(collection) ? t(`use.${collection}`) : t("use.other", { collection })}
            </span>
            {isKnown(collection) ? (
              <Link
                {...WHERE[collection](openedAs)}
                className="min-w-0 flex-1 font-medium underline underline-offset-4 hover:text-accent"
              >
                {name ?? t("unnamed")}
              </Link>
            ) : (
              <span className="min-w-0 flex-1 font-mono text-xs break-all">{id}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
