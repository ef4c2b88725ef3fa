import { frontPort } from "./local-ports.ts";
import { openLocalWorld } from "./open-local-world.ts";
import { localDataPath } from "./repository.ts";
import { runHouse } from "./run-house.ts";
import { seedDemo } from "./seed-demo.ts";

runHouse(async (house) => {
  const world = await openLocalWorld(house, { dataPath: localDataPath(), frontPort: frontPort(process.env.PORT) });
  await seedDemo(house, world, process.argv.slice(2));
});
