import type { MongoClient as Client } from "mongodb";

const commands: string[] = [];

if (process.env.BENCH_WATCH_COMMANDS === "yes") await watchCommands();

process.on("message", (message) => {
  if (message !== "report") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, commands });
});
process.once("disconnect", () => process.exit());

/** The driver tells of its commands only when asked before it connects, and the program that is measured does not ask. */
async function watchCommands(): Promise<void> {
  const { MongoClient } = await import("mongodb");
  const { connect } = MongoClient.prototype;
  MongoClient.prototype.connect = function watched(this: Client) {
    if (!this.options.monitorCommands) {
      this.options.monitorCommands = true;
      this.on("commandStarted", ({ commandName }) => commands.push(commandName));
    }
    return connect.call(this);
  };
}
