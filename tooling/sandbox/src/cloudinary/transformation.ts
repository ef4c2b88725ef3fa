import { CloudinaryError } from "./cloudinary-error.ts";

export type Step = {
  crop: "fill" | "limit" | "fit" | "thumb" | "scale" | "pad" | "crop" | "lfill" | "mfit";
  width?: number;
  height?: number;
  aspectRatio?: number;
  dpr: number;
  gravity: string;
  quality?: number | "auto";
  format?: string;
  blur?: number;
  radius?: number | "max";
  background?: string;
  attachment?: string | true;
};

const KNOWN = /^(c|w|h|ar|dpr|g|q|f|e|fl|r|b|a|x|y)_(.+)$/;
const CROPS: readonly string[] = ["fill", "limit", "fit", "thumb", "scale", "pad", "crop", "lfill", "mfit"];
const AUTO_QUALITY: Record<string, number> = { best: 90, good: 80, eco: 65, low: 50 };

/** Whether a path segment is a transformation rather than the beginning of a public id. */
export function looksLikeTransformation(segment: string): boolean {
  return segment.split(",").every((part) => KNOWN.test(part));
}

/** One chained step, `c_fill,w_400,h_300`. Throws Cloudinary's words about the first part it cannot take. */
export function parseStep(segment: string): Step {
  const step: Step = { crop: "scale", dpr: 1, gravity: "center" };
  for (const part of segment.split(",")) {
    const [, key = "", value = ""] = KNOWN.exec(part) ?? [];
    if (key === "c") step.crop = asCrop(value);
    else if (key === "w" && value !== "auto") step.width = asNumber(value, "width");
    else if (key === "h") step.height = asNumber(value, "height");
    else if (key === "ar") step.aspectRatio = asRatio(value);
    else if (key === "dpr") step.dpr = value === "auto" ? 1 : asNumber(value, "dpr");
    else if (key === "g") step.gravity = value;
    else if (key === "q") step.quality = asQuality(value);
    else if (key === "f") step.format = value === "jpeg" ? "jpg" : value;
    else if (key === "e") readEffect(step, value);
    else if (key === "r") step.radius = value === "max" ? "max" : asNumber(value, "radius");
    else if (key === "b") step.background = value;
    else if (key === "fl" && value.startsWith("attachment")) step.attachment = value.slice(11) || true;
  }
  return step;
}

function asCrop(value: string): Step["crop"] {
  const crop = CROPS.find((known) => known === value);
  if (!crop) throw new CloudinaryError(400, `Invalid crop in transformation: ${value}`);
  return crop as Step["crop"];
}

function asNumber(value: string, name: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0 || number > 10_000) {
    throw new CloudinaryError(400, `Invalid ${name} in transformation: ${value}`);
  }
  return number;
}

function asRatio(value: string): number {
  const [across = "", down = "1"] = value.split(":");
  return asNumber(across, "aspect_ratio") / asNumber(down, "aspect_ratio");
}

function asQuality(value: string): number | "auto" {
  if (value === "auto") return "auto";
  if (value.startsWith("auto:")) return AUTO_QUALITY[value.slice(5)] ?? "auto";
  return Math.min(100, Math.round(asNumber(value, "quality")));
}

function readEffect(step: Step, value: string): void {
  const [name, strength] = value.split(":");
  if (name === "blur") step.blur = strength ? asNumber(strength, "effect") : 100;
}
