/** A second of a video as players write it: `0:04`, `12:30`, `1:02:03`. */
export function clock(second: number): string {
  const whole = Math.max(0, Math.floor(second));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => `${part}`.padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

const STEPS = ["B", "kB", "MB", "GB"];

/** A size as people compare it, in steps of a thousand: `4,2 MB`. */
export function fileSize(bytes: number, locale: string): string {
  let size = bytes;
  let step = 0;
  while (size >= 1000 && step < STEPS.length - 1) {
    size /= 1000;
    step += 1;
  }
  const digits = step > 1 && size < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size)} ${STEPS[step]}`;
}
