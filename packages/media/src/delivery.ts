/** What is needed to show a public picture; stored rows and API answers hold at least this. */
export type PublicPicture = { publicId: string; version: number };

export type Look = {
  /** CSS pixels; multiplied by `dpr`. */
  width?: number;
  height?: number;
  /** `limit` never enlarges and keeps the shape; `fill` fills the box; `thumb` fills it around what matters. */
  crop?: "fill" | "limit" | "fit" | "thumb";
  gravity?: "auto" | "face" | "center";
  dpr?: 1 | 1.5 | 2 | 3;
  /** Strength of blurring, 1–2000, for placeholders. */
  blur?: number;
  /** Otherwise what the browser takes best. */
  format?: "auto" | "jpg" | "png" | "webp";
};

/**
 * The permanent address of a public picture, small and in the format the browser prefers. Pure, the same in the browser
 * and on the server.
 * @param base where delivery begins: `https://res.cloudinary.com/<cloud>`, or the sandbox's `<origin>/<cloud>`
 */
export function deliveryUrl(base: string, picture: PublicPicture, look: Look = {}): string {
  const id = picture.publicId.split("/").map(encodeURIComponent).join("/");
  return `${base}/image/upload/${transformationOf(look)}/v${picture.version}/${id}`;
}

/** `srcset` with one entry for each width in pixels; `look.width` and `look.dpr` are not used. */
export function deliverySrcSet(
  base: string,
  picture: PublicPicture,
  widths: readonly number[],
  look: Omit<Look, "width" | "height" | "dpr"> & { aspectRatio?: number } = {},
): string {
  const { aspectRatio, ...rest } = look;
  return widths
    .map((width) => {
      const height = aspectRatio === undefined ? {} : { height: Math.round(width / aspectRatio) };
      return `${deliveryUrl(base, picture, { ...rest, width, ...height })} ${width}w`;
    })
    .join(", ");
}

/** Keys in alphabetical order, as Cloudinary's own SDK writes them, so that a CDN keeps one copy of each look. */
export function transformationOf(look: Look): string {
  const { width, height, dpr, blur, format = "auto" } = look;
  const isSized = width !== undefined || height !== undefined;
  const crop = look.crop ?? (width !== undefined && height !== undefined ? "fill" : "limit");
  const gravity = look.gravity ?? (crop === "fill" || crop === "thumb" ? "auto" : undefined);
  return [
    isSized && `c_${crop}`,
    dpr !== undefined && dpr !== 1 && `dpr_${dpr}`,
    blur !== undefined && `e_blur:${blur}`,
    `f_${format}`,
    isSized && gravity !== undefined && `g_${gravity}`,
    height !== undefined && `h_${Math.round(height)}`,
    "q_auto",
    width !== undefined && `w_${Math.round(width)}`,
  ]
    .filter((part) => part !== false)
    .join(",");
}
