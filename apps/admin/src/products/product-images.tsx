import type { Picture } from "@vitrina/domain/media";
import { PRODUCT_IMAGES_MAX, type Product, type ShownProductImage } from "@vitrina/domain/products";
import { classes, IconButton, MediaImage, Sortable, Spinner, TextInput, useImageQueue } from "@vitrina/ui";
import Trash2 from "lucide-react/icons/trash-2";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { FileDrop } from "../media/file-drop.tsx";
import { QueueList } from "../media/queue-list.tsx";
import { useUploadSteps } from "../media/use-upload-steps.ts";
import { useProductImages } from "./use-product-images.ts";

/** Pictures of one product: many at once, in order, described, and removed with a way back. */
export function ProductImages({ product, editable }: { product: Product; editable: boolean }) {
  const t = useTranslations("products");
  const images = useProductImages(product);
  const steps = useUploadSteps();
  const { items, queue, add } = useImageQueue("product_image", steps);
  const kept = useRef(new Set<string>());
  const room = PRODUCT_IMAGES_MAX - product.images.length - items.filter(({ state }) => state.step !== "failed").length;

  // Each picture belongs to the product as soon as it has arrived: leaving the page in between loses none.
  useEffect(() => {
    for (const { key, state } of items) {
      if (state.step !== "done" || kept.current.has(key)) continue;
      kept.current.add(key);
      void images.append(state.picture.assetId).then(
        () => queue.remove(key),
        () => {},
      );
    }
  }, [items, images, queue]);

  const nameOf = (image: ShownProductImage, place: number) => image.alt || t("image", { position: place + 1 });
  return (
    <div className="flex flex-col gap-4">
      {product.images.length === 0 ? (
        <p className="text-sm text-ink-soft">{t("noImages")}</p>
      ) : (
        <Sortable
          label={t("imagesInOrder")}
          items={product.images}
          keyOf={(image) => image.assetId}
          nameOf={nameOf}
          onOrder={images.order}
          className="grid grid-cols-1 gap-4 min-[26rem]:grid-cols-2 md:grid-cols-3 lg:grid-cols-4"
        >
          {(image, handle, place) => (
            <ImageCard
              key={image.assetId}
              picture={image.picture}
              alt={image.alt}
              isFirst={place === 0}
              handle={editable ? handle : null}
              onDescribe={editable ? (alt) => void images.describe(image.assetId, alt).catch(() => {}) : null}
              onRemove={editable ? () => images.remove(image.assetId) : null}
              name={nameOf(image, place)}
            />
          )}
        </Sortable>
      )}
      <div aria-live="polite" className="flex min-h-5 items-center gap-2 text-sm text-ink-soft">
        {images.isSaving ? (
          <>
            <Spinner />
            {t("saving")}
          </>
        ) : null}
      </div>
      <QueueList items={items} queue={queue} />
      {editable ? (
        room > 0 ? (
          <FileDrop
            purpose="product_image"
            label={t("addImages")}
            hint={t("imagesHint", { max: PRODUCT_IMAGES_MAX })}
            onFiles={(files) => add(files.slice(0, room))}
          />
        ) : (
          <p className="text-sm text-ink-soft">{t("imagesFull", { max: PRODUCT_IMAGES_MAX })}</p>
        )
      ) : null}
    </div>
  );
}

function ImageCard({
  picture,
  alt,
  name,
  isFirst,
  handle,
  onDescribe,
  onRemove,
}: {
  picture: Picture | null;
  alt: string;
  name: string;
  isFirst: boolean;
  handle: ReactNode;
  onDescribe: ((alt: string) => void) | null;
  onRemove: (() => void) | null;
}) {
  const t = useTranslations("products");
  const [typed, setTyped] = useState(alt);
  useEffect(() => setTyped(alt), [alt]);
  return (
    <figure className={classes("rounded-lg border bg-surface", isFirst ? "border-accent" : "border-line")}>
      <div className="relative aspect-square overflow-hidden rounded-t-lg bg-sunken">
        {picture ? <MediaImage picture={picture} alt={alt} sizes="(min-width: 48rem) 18rem, 50vw" fill /> : null}
        {isFirst ? (
          <span className="absolute top-2 left-2 rounded-full bg-accent px-2 py-0.5 text-2xs font-semibold text-on-accent">
            {t("firstImage")}
          </span>
        ) : null}
      </div>
      <figcaption className="flex flex-col gap-1 p-2">
        {onDescribe ? (
          <TextInput
            label={t("alt")}
            value={typed}
            maxLength={200}
            placeholder={t("altPlaceholder")}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => {
              if (typed.trim() !== alt) onDescribe(typed.trim());
            }}
          />
        ) : (
          <span className="text-sm">{alt}</span>
        )}
        {onRemove ? (
          <div className="flex justify-between">
            {handle}
            <IconButton
              label={t("removeImage", { name })}
              icon={<Trash2 className="size-4.5" aria-hidden />}
              onClick={onRemove}
            />
          </div>
        ) : null}
      </figcaption>
    </figure>
  );
}
