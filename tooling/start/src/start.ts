import { announce } from "./announce.ts";
import { buildWhatIsStale } from "./build-what-is-stale.ts";
import { claimFrontPort, frontPort } from "./local-ports.ts";
import { openLocalWorld } from "./open-local-world.ts";
import { localDataPath } from "./repository.ts";
import { runHouse } from "./run-house.ts";
import { seedOnFirstStart } from "./seed-demo.ts";
import { startApi } from "./start-api.ts";
import { Trouble } from "./trouble.ts";

runHouse(async (house) => {
  const port = frontPort(process.env.PORT);
  await claimFrontPort(port);
  const say = (line: string) => console.log(line);
  const openAndSeed = async () => {
    const opened = await openLocalWorld(house, { dataPath: localDataPath(), frontPort: port });
    await seedOnFirstStart(house, opened, say);
    return opened;
  };
  const [world] = await Promise.all([openAndSeed(), buildWhatIsStale(say)]);
  const api = await startApi(house, world);
  announce(world);
  const ending = await Promise.race([api.ended, world.database.ended, world.sandboxChild.ended]);
  if (!house.isClosing()) throw new Trouble(`${ending}. The logs are in ${world.data.at("logs")}.`);
});
