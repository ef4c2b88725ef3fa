import sharp from "sharp";
import { randomFor } from "./random.ts";

const GRAIN_TILE = 256;
const GRAIN_STRENGTH = 17;
const JPEG = { quality: 86, mozjpeg: false, chromaSubsampling: "4:4:4" } as const;

/** A drawing becomes a photograph: light falls off towards the corners, and the paper has grain. */
export async function render(svg: string, { width, height }: { width: number; height: number }): Promise<Uint8Array> {
  return sharp(Buffer.from(svg))
    .resize(width, height)
    .composite([
      { input: grain, raw: { width: GRAIN_TILE, height: GRAIN_TILE, channels: 4 }, tile: true, blend: "soft-light" },
    ])
    .flatten({ background: "#ffffff" })
    .jpeg(JPEG)
    .toBuffer();
}

const grain = grainTile();

function grainTile(): Buffer {
  const { next } = randomFor("grain");
  const pixels = Buffer.alloc(GRAIN_TILE * GRAIN_TILE * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const shade = 128 + (next() + next() + next() - 1.5) * 2 * 58;
    pixels.fill(Math.max(0, Math.min(255, shade)), at, at + 3);
    pixels[at + 3] = GRAIN_STRENGTH * 5;
  }
  return pixels;
}
