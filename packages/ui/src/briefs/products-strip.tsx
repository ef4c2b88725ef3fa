import type { ProductInCampaign } from "@vitrina/domain/products";
import ExternalLink from "lucide-react/icons/external-link";
import Package from "lucide-react/icons/package";
import { useTranslations } from "use-intl";
import { MediaImage } from "../media/media-image.tsx";

/** The products of a campaign, each with its pictures, its words and where to read more. */
export function ProductsStrip({ products }: { products: readonly ProductInCampaign[] }) {
  const t = useTranslations("brief");
  return (
    <ul className="flex flex-col gap-4">
      {products.map((product) => {
        const pictures = product.images.filter((image) => image.picture !== null);
        return (
          <li key={product.id} className="flex min-w-0 flex-col gap-2 sm:flex-row sm:gap-4">
            <div className="flex shrink-0 gap-2 overflow-x-auto sm:max-w-72">
              {pictures.length === 0 ? (
                <span className="flex size-24 items-center justify-center rounded-md bg-sunken text-ink-soft">
                  <Package className="size-6" aria-hidden />
                </span>
              ) : (
                pictures.map(({ assetId, alt, picture }) =>
                  picture ? (
                    <span
                      key={assetId}
                      className="block size-24 shrink-0 overflow-hidden rounded-md border border-line"
                    >
                      <MediaImage picture={picture} alt={alt || product.name} sizes="96px" fill />
                    </span>
                  ) : null,
                )
              )}
            </div>
            <div className="min-w-0">
              <h3 className="text-base">{product.name}</h3>
              {product.description ? (
                <p className="mt-0.5 text-sm whitespace-pre-line text-ink-soft">{product.description}</p>
              ) : null}
              {product.url ? (
                <a
                  href={product.url}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="mt-1 inline-flex min-h-6 items-center gap-1.5 text-sm text-accent underline underline-offset-4"
                >
                  {t("seeProduct")}
                  <ExternalLink className="size-3.5" aria-hidden />
                </a>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
