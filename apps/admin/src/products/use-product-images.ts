import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import type { Product, ShownProductImage } from "@vitrina/domain/products";
import { toast } from "@vitrina/ui";
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

  const reload = () => cache.invalidateQueries(trpc.products.detail.queryFilter({ id: product.id }));
  const failed = async (error: unknown) => {
    toast(words(error).text);
    await reload();
  };

  const arrange = async (images: readonly ShownProductImage[]): Promise<void> => {
    const now = cache.getQueryData(key) ?? product;
    cache.setQueryData(key, { ...now, images: [...images] });
    try {
      const content = { images: bare(images) };
      cache.setQueryData(key, await update.mutateAsync({ id: now.id, revision: now.revision, content }));
      void cache.invalidateQueries(trpc.products.list.pathFilter());
    } catch (error) {
      await failed(error);
      if (refusalOf(error)?.reason === "product-changed") throw error;
    }
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
      void arrange(product.images.filter((image) => image !== removed)).then(() =>
        toast(t("imageRemoved"), {
          duration: 10_000,
          action: {
            label: t("undo"),
            onClick: () => {
              const now = cache.getQueryData(key)?.images ?? [];
              if (now.some((image) => image.assetId === assetId)) return;
              void arrange([...now.slice(0, place), removed, ...now.slice(place)]).catch(() => {});
            },
          },
        }),
      );
    },
    /** Puts a picture that has just arrived behind the others, whatever else changes meanwhile. */
    async append(assetId: string) {
      try {
        await assign.mutateAsync({ assignments: [{ productId: product.id, images: [{ assetId, alt: "" }] }] });
        await reload();
      } catch (error) {
        await failed(error);
      }
    },
  };
}
