const AT_SECOND = 1;
const LONGEST_SIDE = 960;
const QUALITY = 0.8;
const PATIENCE_MS = 10_000;

/**
 * The picture a film shows after a second, as a small JPEG. Null when this browser cannot play the film: phones record in
 * formats that some computers do not read.
 */
export async function posterOf(film: Blob, signal: AbortSignal): Promise<Blob | null> {
  const video = document.createElement("video");
  const url = URL.createObjectURL(film);
  try {
    video.muted = true;
    video.playsInline = true;
    video.preload = "auto";
    const begun = heard(video, "loadeddata", signal);
    video.src = url;
    if (!(await begun) || video.videoWidth === 0) return null;
    const there = heard(video, "seeked", signal);
    video.currentTime = Number.isFinite(video.duration) ? Math.min(AT_SECOND, video.duration / 2) : 0;
    return (await there) ? drawn(video) : null;
  } finally {
    video.removeAttribute("src");
    video.load();
    URL.revokeObjectURL(url);
  }
}

function heard(video: HTMLVideoElement, event: "loadeddata" | "seeked", signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const stop = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    stop.addEventListener("abort", () => (signal.aborted ? reject(signal.reason) : resolve(false)), { once: true });
    video.addEventListener(event, () => resolve(true), { once: true });
    video.addEventListener("error", () => resolve(false), { once: true });
  });
}

function drawn(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(videoWidth * scale));
  canvas.height = Math.max(1, Math.round(videoHeight * scale));
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  pen.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
