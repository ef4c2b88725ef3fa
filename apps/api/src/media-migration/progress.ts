import { type Move, sumOf } from "@vitrina/media-migration";
import { sizeOf } from "./words.ts";

export type Terminal = { isTTY: boolean; columns: number; write: (text: string) => void };

const BAR = 24;

/** A bar with rate and time left where somebody watches, a plain line now and then where nobody does. */
export function showProgress(
  move: Pick<Move, "tally">,
  phase: string,
  terminal: Terminal,
  ticks: () => number,
): { stop: () => void } {
  const startedAt = ticks();
  const line = () => progressLine(move, phase, (ticks() - startedAt) / 1_000);
  if (!terminal.isTTY) {
    const timer = setInterval(() => terminal.write(`${line()}\n`), 5_000);
    return { stop: () => clearInterval(timer) };
  }
  const draw = () => terminal.write(`\r\u001b[2K${line().slice(0, terminal.columns - 1)}`);
  const timer = setInterval(draw, 200);
  return {
    stop: () => {
      clearInterval(timer);
      draw();
      terminal.write("\n");
    },
  };
}

export function progressLine({ tally }: Pick<Move, "tally">, phase: string, seconds: number): string {
  const { done, total } = tally.documents;
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 && total > done ? (total - done) / rate : 0;
  const filled = Math.round(share * BAR);
  const bytes = tally.uploaded.bytes + tally.verified.bytes;
  const problems = sumOf(tally.failed);
  return [
    `${phase} ${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${Math.floor(share * 100)} %`,
    `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`,
    ...(bytes > 0 ? [`${tally.uploaded.files + tally.verified.files} files, ${sizeOf(bytes)}`] : []),
    `${rate.toFixed(rate < 10 ? 1 : 0)}/s`,
    left > 0 ? `${duration(left)} left` : duration(seconds),
    ...(problems > 0 ? [`${problems} not this time`] : []),
  ].join(" · ");
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
}
