import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

/** Draws the installed app's icons from the one drawing there is: `npx node apps/creator/offline/make-icons.ts`. */
const drawing = readFileSync(new URL("../src/icon.svg", import.meta.url));
const folder = new URL("../public/icons/", import.meta.url);
const PAPER = "#faf4e8";

mkdirSync(folder, { recursive: true });

/** `share` is how much of the square the drawing fills; a system may cut a fifth off each side of a maskable icon. */
async function draw(name: string, size: number, share: number): Promise<void> {
  const inner = Math.round(size * share);
  const image = await sharp(drawing, { density: (72 * inner) / 32 })
    .resize(inner, inner)
    .png()
    .toBuffer();
  await sharp({ create: { width: size, height: size, channels: 4, background: PAPER } })
    .composite([{ input: image, gravity: "centre" }])
    .png({ palette: true })
    .toFile(fileURLToPath(new URL(name, folder)));
}

await Promise.all([
  draw("192.png", 192, 1),
  draw("512.png", 512, 1),
  draw("maskable-512.png", 512, 0.72),
  draw("apple-180.png", 180, 0.86),
]);
