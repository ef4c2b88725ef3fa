import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Runs a command about backups in a process of its own: hours of packing and encrypting must not hold up a request. */
export type BackupProgram = {
  /** Whether the worker does this by itself here. */
  scheduled: boolean;
  /** Whether a drill can run here: only where the private key may be. */
  canDrill: boolean;
  /** @throws Error with its last words when it does not end well; another one under way is fine */
  run: (
    command: "run" | "drill",
    why: { trigger: "schedule" | "person"; askedBy: string },
    signal: AbortSignal,
  ) => Promise<void>;
};

const PROGRAM = fileURLToPath(new URL("./main.ts", import.meta.url));
const BUSY = 5;
const LAST_WORDS = 600;

export function backupProgram({ scheduled, canDrill }: Pick<BackupProgram, "scheduled" | "canDrill">): BackupProgram {
  return {
    scheduled,
    canDrill,
    run: (command, { trigger, askedBy }, signal) =>
      new Promise((resolve, reject) => {
        // Tied by its standard input: when this process is killed, the other one stops too and leaves nothing half done.
        const args = [PROGRAM, command, "--tied", "--trigger", trigger, "--asked-by", askedBy];
        const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"] });
        let words = "";
        for (const stream of [child.stdout, child.stderr]) {
          stream.on("data", (piece: Buffer) => {
            words = (words + piece.toString("utf8")).slice(-LAST_WORDS);
          });
        }
        const stop = () => child.kill("SIGTERM");
        if (signal.aborted) stop();
        signal.addEventListener("abort", stop, { once: true });
        child.once("error", reject);
        child.once("close", (code) => {
          signal.removeEventListener("abort", stop);
          if (code === 0 || code === BUSY) resolve();
          else reject(new Error(`The ${command} of backups ended with ${code}: ${words.trim()}`));
        });
      }),
  };
}
