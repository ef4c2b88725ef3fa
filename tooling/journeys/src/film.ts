/// <reference lib="dom" />
import type { Page } from "@playwright/test";

/** Films three seconds of moving colour in the browser itself: a real MP4, small and playable. */
export async function film(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 180, height: 320 });
    const pen = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(12), {
      mimeType: "video/mp4;codecs=vp9",
      videoBitsPerSecond: 120_000,
    });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    const begun = performance.now();
    await new Promise<void>((resolve) => {
      const draw = () => {
        const passed = performance.now() - begun;
        if (pen) {
          pen.fillStyle = `hsl(${passed / 12} 70% 50%)`;
          pen.fillRect(0, 0, canvas.width, canvas.height);
        }
        if (passed < 3_000) requestAnimationFrame(draw);
        else resolve();
      };
      draw();
    });
    recorder.stop();
    await stopped;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

/** The same film in a file of this size: an MP4 may end with a box of free space (ISO 14496-12, 8.1.2). */
export function padded(video: Buffer, bytes: number): Buffer {
  const free = Buffer.alloc(bytes - video.length);
  free.writeUInt32BE(free.length, 0);
  free.write("free", 4, "latin1");
  return Buffer.concat([video, free]);
}
