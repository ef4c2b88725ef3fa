import { parseArgs } from "node:util";
import { bundleSizes } from "./bundle-size.ts";
import { finish } from "./finish.ts";
import { journeysStep, turboStep, vitestStep } from "./runners.ts";
import { servedFiles } from "./served-files.ts";
import { runLanes, type Step } from "./steps.ts";

const { values } = parseArgs({ options: { full: { type: "boolean", default: false } } });
const env: Record<string, string> = values.full ? { VITRINA_TEST_FULL: "1" } : {};

const browser: Step = {
  name: "browser",
  run: async () => {
    const { findBrowser } = await import("@vitrina/journeys/find-browser");
    env.CHROME_PATH = findBrowser();
    return { passed: 1, failed: 0 };
  },
};

const weight: Step = { name: "weight of the first load", run: async () => bundleSizes(["admin", "creator"]) };

const served: Step = { name: "what is served", run: async () => servedFiles(["admin", "creator"]) };

const steps: Step[] = [
  browser,
  turboStep("types", ["run", "typecheck", "--output-logs=errors-only", "--continue"]),
  vitestStep("unit tests", "unit", env),
  vitestStep("slices on a database", "db", env),
  vitestStep("type tests", "types", env),
  turboStep("build", ["run", "build", "--output-logs=errors-only"]),
  weight,
  served,
  journeysStep(env),
];

finish("test", await runLanes([steps]));
