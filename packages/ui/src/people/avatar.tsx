import type { Picture } from "@vitrina/domain/media";
import { MediaImage } from "../media/media-image.tsx";

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]?.toLocaleUpperCase("es"))
    .join("");

const SIZES = { small: "size-8 text-xs", medium: "size-11 text-sm", large: "size-20 text-xl" };
const PIXELS = { small: "32px", medium: "44px", large: "80px" };

/** A person's picture, or their initials while they have none. The name beside it speaks; this is decoration. */
export function Avatar({
  name,
  picture,
  size = "medium",
}: {
  name: string;
  picture: Picture | null;
  size?: keyof typeof SIZES;
}) {
  return (
    <span
      aria-hidden="true"
      className={`relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-accent-soft font-display font-bold text-accent-ink ${SIZES[size]}`}
    >
      {initials(name)}
      {picture ? (
        <span className="absolute inset-0">
          <MediaImage picture={picture} alt="" sizes={PIXELS[size]} fill />
        </span>
      ) : null}
    </span>
  );
}
