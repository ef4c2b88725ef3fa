import type { ProductSku } from "@vitrina/domain/products";
import { Badge, classes, IconButton, INPUT_LOOK, type QueuedImage } from "@vitrina/ui";
import X from "lucide-react/icons/x";
import { useTranslations } from "use-intl";
import { Thumb } from "../media/queue-list.tsx";

export type ShownMatch = { item: QueuedImage; why: "sku" | "several" | "none"; productId: string | null };

/** Each file beside the product it will go to; whoever sees a wrong one puts it right here. */
export function MatchList({
  matches,
  products,
  onDecide,
  onRemove,
}: {
  matches: readonly ShownMatch[];
  products: readonly ProductSku[];
  onDecide: (key: string, productId: string | null) => void;
  onRemove: (key: string) => void;
}) {
  const t = useTranslations("products");
  const sorted = products.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <ul className="flex flex-col divide-y divide-line">
      {matches.map(({ item, why, productId }) => (
        <li key={item.key} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
          <Thumb file={item.file} className="size-14" />
          <div className="min-w-0 flex-[1_1_10rem]">
            <p className="text-sm break-all">{item.path}</p>
            {productId === null ? (
              <Badge tone="amber">{t(why === "several" ? "matchSeveral" : "matchNone")}</Badge>
            ) : (
              <Badge tone="green">{t(why === "sku" ? "matchSku" : "matchByHand")}</Badge>
            )}
          </div>
          <select
            aria-label={t("productFor", { name: item.path })}
            value={productId ?? ""}
            onChange={(event) => onDecide(item.key, event.target.value || null)}
            className={classes(INPUT_LOOK, "w-full sm:w-72")}
          >
            <option value="">{t("toNobody")}</option>
            {sorted.map((product) => (
              <option key={product.id} value={product.id}>
                {product.name} ({product.sku})
              </option>
            ))}
          </select>
          <IconButton
            label={t("leaveOut", { name: item.path })}
            icon={<X className="size-4.5" aria-hidden />}
            onClick={() => onRemove(item.key)}
          />
        </li>
      ))}
    </ul>
  );
}
