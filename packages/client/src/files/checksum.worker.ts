import { Md5 } from "@vitrina/domain/checksum";

// Beside the page, so that a video of half a gigabyte does not hold up a single tap.
addEventListener("message", async ({ data: file }: MessageEvent<Blob>) => {
  try {
    const sum = new Md5();
    const reader = file.stream().getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      sum.update(value);
    }
    postMessage({ md5: sum.hex() });
  } catch (error) {
    postMessage({ unreadable: String(error) });
  }
});
