import { ALL_CHECKS } from "./all-checks.ts";
import { finish } from "./finish.ts";
import { turboStep, vitestStep } from "./runners.ts";
import { asOne, runLanes, runTool, type Step } from "./steps.ts";
import { repositoryTree } from "./tree.ts";

const format: Step = {
  name: "format and lint",
  run: async () =>
    asOne(await runTool("biome", ["check", ".", "--error-on-warnings", "--colors=off", "--max-diagnostics=50"])),
};

const written: Step = {
  name: "checks of the tree",
  run: async () => {
    const tree = repositoryTree();
    const found = Object.entries(ALL_CHECKS).map(([promise, check]) => ({ promise, findings: check(tree) }));
    const broken = found.filter(({ findings }) => findings.length > 0);
    return {
      passed: found.length - broken.length,
      failed: broken.length,
      output: broken
        .flatMap(({ promise, findings }) => [`  broken: ${promise}`, ...findings.map((one) => `    ${one}`)])
        .join("\n"),
    };
  },
};

const boundaries = turboStep("boundaries", ["boundaries"]);
const types = turboStep("types", ["run", "typecheck", "--output-logs=errors-only", "--continue"]);

finish(
  "check",
  await runLanes([
    [format, boundaries, types],
    [written, vitestStep("unit tests", "unit")],
  ]),
);
