import sharp, { type Sharp } from "sharp";
import { CloudinaryError } from "./cloudinary-error.ts";
import type { Step } from "./transformation.ts";

export type Drawn = { bytes: Buffer; format: string };

const GRAVITY: Record<string, string> = {
  center: "centre",
  north: "north",
  south: "south",
  east: "east",
  west: "west",
  north_east: "northeast",
  north_west: "northwest",
  south_east: "southeast",
  south_west: "southwest",
};
const DEFAULT_QUALITY: Record<string, number> = { jpg: 80, webp: 78, avif: 50 };

/** Runs the steps over a picture and encodes it as `format`. Orientation is applied and metadata left behind. */
export async function draw(source: string, steps: Step[], format: string): Promise<Drawn> {
  let picture = sharp(source, { limitInputPixels: 100_000_000 }).autoOrient();
  let size = await orientedSize(source);
  for (const [index, step] of steps.entries()) {
    if (index > 0) picture = await settled(picture);
    size = apply(picture, step, size);
  }
  const quality = steps.map((step) => step.quality).findLast((value) => value !== undefined);
  try {
    return { bytes: await encoded(picture, format, quality).toBuffer(), format };
  } catch (cause) {
    throw new CloudinaryError(400, `Invalid transformation - ${cause instanceof Error ? cause.message : "failed"}`);
  }
}

type Size = { width: number; height: number };

async function orientedSize(source: string): Promise<Size> {
  const { autoOrient } = await sharp(source).metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}

async function settled(picture: Sharp): Promise<Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

function apply(picture: Sharp, step: Step, from: Size): Size {
  const { width, height } = wantedSize(step, from);
  let size = from;
  if (width !== undefined || height !== undefined) {
    const position =
      step.gravity.startsWith("auto") || step.gravity === "face" || step.gravity === "faces"
        ? sharp.strategy.attention
        : (GRAVITY[step.gravity] ?? "centre");
    size = { width: width ?? from.width, height: height ?? from.height };
    if (step.crop === "fill" || step.crop === "thumb") picture.resize({ width, height, fit: "cover", position });
    else if (step.crop === "lfill") picture.resize({ width, height, fit: "cover", position, withoutEnlargement: true });
    else if (step.crop === "limit") picture.resize({ width, height, fit: "inside", withoutEnlargement: true });
    else if (step.crop === "fit" || step.crop === "mfit") picture.resize({ width, height, fit: "inside" });
    else if (step.crop === "pad")
      picture.resize({ width, height, fit: "contain", background: colour(step.background) });
    else if (step.crop === "crop") {
      const [w, h] = [Math.min(width ?? from.width, from.width), Math.min(height ?? from.height, from.height)];
      picture.extract({
        left: Math.floor((from.width - w) / 2),
        top: Math.floor((from.height - h) / 2),
        width: w,
        height: h,
      });
    } else picture.resize({ width, height, fit: width !== undefined && height !== undefined ? "fill" : "inside" });
  }
  if (step.blur !== undefined) picture.blur(Math.max(0.3, Math.min(step.blur / 20, 100)));
  return size;
}

/** Numbers below 1 are a share of the original; the pixel ratio multiplies both sides. */
function wantedSize(step: Step, from: Size): { width?: number; height?: number } {
  const scaled = (value: number | undefined, whole: number) =>
    value === undefined ? undefined : Math.max(1, Math.round((value < 1 ? value * whole : value) * step.dpr));
  let width = scaled(step.width, from.width);
  let height = scaled(step.height, from.height);
  if (step.aspectRatio !== undefined) {
    if (width !== undefined && height === undefined) height = Math.max(1, Math.round(width / step.aspectRatio));
    else if (height !== undefined && width === undefined) width = Math.max(1, Math.round(height * step.aspectRatio));
  }
  return { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
}

function colour(name: string | undefined): string {
  if (!name) return "white";
  return name.startsWith("rgb:") ? `#${name.slice(4)}` : name;
}

function encoded(picture: Sharp, format: string, quality: number | "auto" | undefined): Sharp {
  const level = typeof quality === "number" ? quality : DEFAULT_QUALITY[format];
  if (format === "jpg") return picture.flatten({ background: "white" }).jpeg({ quality: level, mozjpeg: false });
  if (format === "webp") return picture.webp({ quality: level, effort: 2 });
  if (format === "avif") return picture.avif({ quality: level, effort: 1 });
  if (format === "gif") return picture.gif();
  if (format === "png") return picture.png({ palette: quality !== undefined });
  throw new CloudinaryError(400, `Invalid extension in transformation: ${format}`);
}
