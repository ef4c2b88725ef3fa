import { houseProgram } from "./house-program.ts";

await houseProgram("apps/api/src/secrets/main.ts");
