import { announce } from "./announce.ts";
import { buildWhatIsMissing } from "./build-what-is-stale.ts";
import { startChild } from "./child.ts";
import { openFrontDoor } from "./front-door.ts";
import { anyFreePort, claimFrontPort, frontPort } from "./local-ports.ts";
import { openLocalWorld } from "./open-local-world.ts";
import { inRepository, localDataPath } from "./repository.ts";
import { type House, runHouse } from "./run-house.ts";
import { seedOnFirstStart } from "./seed-demo.ts";
import { startApi } from "./start-api.ts";
import { Trouble } from "./trouble.ts";

runHouse(async (house) => {
  const port = frontPort(process.env.PORT);
  await claimFrontPort(port, `choose another: PORT=${port + 10} npm run dev`);
  const say = (line: string) => console.log(line);
  await buildWhatIsMissing(say);
  const world = await openLocalWorld(house, { dataPath: localDataPath(), frontPort: port });
  await seedOnFirstStart(house, world, say);

  const apiPort = await anyFreePort();
  const admin = await anyFreePort();
  const creator = await anyFreePort();
  const vite = [startVite(house, "admin", admin), startVite(house, "creator", creator)];
  const door = await openFrontDoor(port, [
    { prefix: "/admin/", port: admin },
    { prefix: "/creator/", port: creator },
    { prefix: "/", port: apiPort },
  ]);
  house.closing(() => {
    door.closeAllConnections();
    door.close();
  });
  await startApi(house, world, { watch: true, env: { PORT: `${apiPort}`, NODE_ENV: "development" } });
  announce(world);
  const ending = await Promise.race([...vite, world.database, world.sandboxChild].map((child) => child.ended));
  if (!house.isClosing()) throw new Trouble(`${ending}.`);
});

function startVite(house: House, app: "admin" | "creator", port: number) {
  const vite = startChild({
    name: `${app} dev server`,
    run: [
      inRepository("node_modules/vite/bin/vite.js"),
      "--host",
      "127.0.0.1",
      "--port",
      `${port}`,
      "--strictPort",
      "--clearScreen",
      "false",
    ],
    cwd: inRepository(`apps/${app}`),
    env: { NODE_ENV: "development" },
  });
  house.closing(vite.stop);
  return vite;
}
