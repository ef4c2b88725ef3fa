import { Refusal } from "@vitrina/domain";
import type { PlanUsage } from "@vitrina/domain/media";
import { ExternalError, type Media, type MediaLibrary } from "@vitrina/media";
import { rulesFor } from "./cloudinary-door.ts";
import type { Shelf } from "./register.store.ts";

const USAGE_KEPT_MS = 5 * 60 * 1000;
const KINDS = [
  { resourceType: "image", deliveryType: "upload" },
  { resourceType: "image", deliveryType: "authenticated" },
  { resourceType: "video", deliveryType: "upload" },
  { resourceType: "video", deliveryType: "authenticated" },
  { resourceType: "raw", deliveryType: "upload" },
  { resourceType: "raw", deliveryType: "authenticated" },
] as const;

/** What Cloudinary holds for us. Its failures become the refusal `media-unavailable`. */
export function cloudinaryShelf(library: MediaLibrary, media: Pick<Media, "destroy">, now: () => Date): Shelf {
  let kept: Promise<PlanUsage> | null = null;
  let askedAt = 0;
  const told = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ExternalError) throw new Refusal("try-later", "media-unavailable", { kind: error.kind });
      throw error;
    }
  };

  return {
    find: ({ publicId, purpose }) =>
      told(async () => {
        const { deliveryType, resourceTypes } = rulesFor(purpose);
        return (await library.find(publicId, deliveryType, resourceTypes)) ?? null;
      }),

    async list(onPage) {
      for (const kind of KINDS) {
        for (let cursor: string | null = null; ; ) {
          const { files, next }: Awaited<ReturnType<MediaLibrary["list"]>> = await told(() =>
            library.list(kind, cursor),
          );
          await onPage(files);
          if (next === null) break;
          cursor = next;
        }
      }
    },

    async destroy({ publicId, purpose, resourceType }) {
      const { deliveryType } = rulesFor(purpose);
      await told(() => media.destroy({ publicId, deliveryType, resourceType: resourceType ?? "image" }));
    },

    usage() {
      if (kept && now().getTime() - askedAt < USAGE_KEPT_MS) return kept;
      const at = now();
      askedAt = at.getTime();
      // A failure is kept as long as an answer: a company in trouble is not asked more often.
      kept = told(async () => ({ ...(await library.usage()), askedAt: at }));
      kept.catch(() => undefined);
      return kept;
    },
  };
}
