import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { startChild } from "./child.ts";
import { openDataDirectory } from "./data-directory.ts";
import { claimFrontPort } from "./local-ports.ts";
import { inRepository } from "./repository.ts";
import { runHouse } from "./run-house.ts";
import { Trouble } from "./trouble.ts";

const USAGE = "npm run db -- [--port N] [--data DIR]";

runHouse(async (house) => {
  const { port, path } = asked();
  if (port !== 0) await claimFrontPort(port, `choose another: ${USAGE}`);
  const data = openDataDirectory(path);
  house.closing(data.release);
  const database = startChild({
    name: "database",
    run: [inRepository("tooling/start/src/database-process.ts"), "--data", data.at("database"), "--port", `${port}`],
    env: {},
  });
  house.closing(database.stop);
  const { url } = (await database.ready()) as { url: string };
  console.log(url);
  const ending = await database.ended;
  if (!house.isClosing()) throw new Trouble(`${ending}.`);
});

function asked(): { port: number; path: string } {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "0" }, data: { type: "string", default: ".data" } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Trouble(`--port must be a number from 0 to 65535: ${USAGE}`);
  return { port, path: resolve(values.data) };
}
