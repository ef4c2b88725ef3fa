import { mkdirSync } from "node:fs";
import { type Child, startChild } from "./child.ts";
import { type DataDirectory, openDataDirectory } from "./data-directory.ts";
import { localBackupKeys } from "./local-backup-keys.ts";
import { localEnvironment } from "./local-environment.ts";
import { localPorts } from "./local-ports.ts";
import { localSecrets } from "./local-secrets.ts";
import { leaveEnvironment } from "./open-house.ts";
import { inRepository } from "./repository.ts";
import type { House } from "./run-house.ts";
import type { SandboxAddresses } from "./sandbox-process.ts";
import { Trouble } from "./trouble.ts";

export type LocalWorld = {
  data: DataDirectory;
  /** Everything the API reads from its environment. */
  env: Record<string, string>;
  databaseUrl: string;
  sandbox: SandboxAddresses;
  database: Child;
  sandboxChild: Child;
};

/** Opens all that the API stands on: data directory, secrets, database with its migrations, and the stand-ins. */
export async function openLocalWorld(
  house: House,
  {
    dataPath,
    frontPort,
    publicUrl = `http://localhost:${frontPort}`,
  }: { dataPath: string; frontPort: number; publicUrl?: string },
): Promise<LocalWorld> {
  const data = openDataDirectory(dataPath);
  house.closing(data.release);
  mkdirSync(data.at("logs"), { recursive: true });
  const secrets = localSecrets(data.at("secrets.json"));
  const ports = await localPorts(data.at("ports.json"), frontPort);

  const database = startChild({
    name: "database",
    run: [
      inRepository("tooling/start/src/database-process.ts"),
      "--data",
      data.at("database"),
      "--port",
      `${ports.database}`,
    ],
    env: {},
    log: data.at("logs", "database.log"),
  });
  house.closing(database.stop);
  const sandboxChild = startChild({
    name: "sandbox",
    run: [inRepository("tooling/start/src/sandbox-process.ts")],
    env: {
      VITRINA_DATA: data.at("sandbox"),
      VITRINA_LOCAL_PORTS: JSON.stringify({ ...ports, front: frontPort }),
      VITRINA_LOCAL_SECRETS: JSON.stringify(secrets),
    },
    log: data.at("logs", "sandbox.log"),
  });
  house.closing(sandboxChild.stop);

  // The driver takes a while to load, which costs nothing while the children are starting.
  const preparing = import("./prepare-database.ts");
  const [databaseUrl, sandbox] = await Promise.all([
    readiness<{ url: string }>(database).then(async ({ url }) => {
      await (await preparing).prepareDatabase(url);
      return url;
    }),
    readiness<SandboxAddresses>(sandboxChild),
  ]);
  const backupKeys = await localBackupKeys(data.at("backup-keys.json"));
  const env = localEnvironment({
    ...{ port: frontPort, publicUrl, databaseUrl, secrets, backupKeys, sandbox },
    oldUploads: data.at("old-uploads"),
  });
  house.closing(leaveEnvironment(data.at("environment.json"), env));
  return { data, env, databaseUrl, sandbox, database, sandboxChild };
}

/** Waits for the child's first message; when it ends before that, says so together with the end of its log. */
async function readiness<Message>(child: Child): Promise<Message> {
  try {
    return (await child.ready()) as Message;
  } catch (error) {
    if (error instanceof Trouble) throw new Trouble(`${error.message} before it was ready. ${child.lastWords()}`);
    throw error;
  }
}
