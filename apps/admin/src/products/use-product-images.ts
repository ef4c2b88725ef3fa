import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Product, ShownProductImage } from "@vitrina/domain/products";
import { toast } from "@vitrina/ui";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

const bare = (images: readonly ShownProductImage[]) => images.map(({ assetId, alt }) => ({ assetId, alt }));

/**
 * A product's pictures, changed as a whole list from the revision on the screen. What is shown runs ahead of the server
 * and falls back when the server says no.
 */
export function useProductImages(product: Product) {
  const t = useTranslations("products");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const key = trpc.products.detail.queryKey({ id: product.id });
  const update = useMutation(trpc.products.update.mutationOptions());
  const assign = useMutation(trpc.products.assignImages.mutationOptions());

  const waiting = useRef(0);
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  /** One change after the other: each names the revision that the one before it left behind. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    waiting.current += 1;
    const done = turn.current.then(act).finally(() => {
      waiting.current -= 1;
    });
    turn.current = done.catch(() => {});
    return done;
  };
  const reload = () => cache.invalidateQueries(trpc.products.detail.queryFilter({ id: product.id }));
  const show = (images: readonly ShownProductImage[]) =>
    cache.setQueryData(key, (known) => ({ ...(known ?? product), images: [...images] }));
  /** Takes over what was stored, under the changes that still wait for their turn. */
  const settle = (stored: Product) => {
    cache.setQueryData(key, (known) => (known && waiting.current > 1 ? { ...stored, images: known.images } : stored));
    void cache.invalidateQueries(trpc.products.list.pathFilter());
  };
  const failed = async (error: unknown): Promise<never> => {
    toast(words(error).text);
    await reload();
    throw error;
  };

  const arrange = (images: readonly ShownProductImage[]): Promise<void> => {
    show(images);
    return inTurn(async () => {
      const { id, revision } = cache.getQueryData(key) ?? product;
      await update.mutateAsync({ id, revision, content: { images: bare(images) } }).then(settle, failed);
    });
  };

  return {
    isSaving: update.isPending || assign.isPending,
    order: (images: readonly ShownProductImage[]) => void arrange(images).catch(() => {}),
    describe: (assetId: string, alt: string) =>
      arrange(product.images.map((image) => (image.assetId === assetId ? { ...image, alt } : image))),
    remove(assetId: string) {
      const place = product.images.findIndex((image) => image.assetId === assetId);
      const removed = product.images[place];
      if (!removed) return;
      const undo = () => {
        const now = cache.getQueryData(key)?.images ?? [];
        if (now.some((image) => image.assetId === assetId)) return;
        void arrange([...now.slice(0, place), removed, ...now.slice(place)]).catch(() => {});
      };
      void arrange(product.images.filter((image) => image !== removed)).then(
        () => toast(t("imageRemoved"), { duration: 10_000, action: { label: t("undo"), onClick: undo } }),
        () => {},
      );
    },
    /** Puts a picture that has just arrived behind the others. */
    append: (assetId: string) =>
      inTurn(async () => {
        const images = [{ assetId, alt: "" }];
        await assign.mutateAsync({ assignments: [{ productId: product.id, images }] }).then(reload, failed);
      }),
  };
}
