/**
 * Loaded before a child's own program. The parent holds the writing end of standard input and never writes: its end means
 * that the parent is gone, also when it was killed and could not say so.
 */
const GRACE_MS = 5_000;

function leave(): void {
  if (process.env.VITRINA_WATCHED === "1") process.kill(process.ppid, "SIGKILL");
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, "SIGTERM");
}

process.stdin.once("end", leave);
process.stdin.once("error", leave);
process.stdin.resume();
process.stdin.unref();
