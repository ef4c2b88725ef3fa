import type { Picture } from "@vitrina/domain/media";
import { classes } from "@vitrina/ui";
import { MediaImage } from "@vitrina/ui/media";
import { Nanduti } from "@vitrina/ui/ornaments";

/** A campaign's cover in a box of the caller's shape; lace where there is no picture. */
export function Cover({
  picture,
  sizes,
  priority = false,
  className,
}: {
  picture: Picture | null;
  sizes: string;
  priority?: boolean;
  className?: string;
}) {
  return (
    <div className={classes("relative overflow-hidden bg-accent-soft", className)}>
      {picture ? (
        <MediaImage picture={picture} alt="" sizes={sizes} fill priority={priority} />
      ) : (
        <Nanduti className="absolute top-1/2 left-1/2 w-[130%] -translate-1/2 text-accent opacity-40" />
      )}
    </div>
  );
}
