import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Tally } from "./steps.ts";
import { ROOT } from "./tree.ts";

const DEBUG_ID = /\n\/\/# debugId=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$/;

/**
 * What is served of each built app: every script says by which id its source map is found, and no source map lies among it.
 *
 * @throws Error when an app was not built
 */
export function servedFiles(apps: readonly string[], root = ROOT): Tally & { output: string } {
  const findings = apps.flatMap((app) => {
    const dist = join(root, "apps", app, "dist");
    if (!existsSync(dist)) throw new Error(`${dist} is not there; the app has to be built.`);
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
    const scripts = files.filter((file) => file.endsWith(".js"));
    return [
      ...(scripts.length === 0 ? [`${app} serves no script at all.`] : []),
      ...files.filter((file) => file.endsWith(".map")).map((file) => `${app} serves the source map ${file}.`),
      ...scripts.flatMap((file) => ofScript(`${app}/${file}`, readFileSync(join(dist, file), "utf8"))),
      ...(existsSync(join(root, "apps", app, "source-maps")) ? [] : [`${app} was built without source maps.`]),
    ];
  });
  return {
    passed: findings.length === 0 ? apps.length : 0,
    failed: findings.length,
    output: findings.map((one) => `  ${one}`).join("\n"),
  };
}

function ofScript(name: string, code: string): string[] {
  return [
    ...(DEBUG_ID.test(code) ? [] : [`${name} does not end with its debug id.`]),
    ...(code.includes("//# sourceMappingURL=") ? [`${name} names its source map to everybody.`] : []),
  ];
}
