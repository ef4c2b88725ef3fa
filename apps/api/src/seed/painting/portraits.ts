import type { CreatorKey } from "../demo-creators.ts";
import { randomFor } from "./random.ts";
import { render } from "./render.ts";

export async function paintPortrait(key: CreatorKey): Promise<Uint8Array> {
  const { between } = randomFor(key);
  const hue = Math.round(between(0, 360));
  return render(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><rect width="640" height="640" fill="hsl(${hue} 50% 50%)"/></svg>`,
    { width: 640, height: 640 },
  );
}
