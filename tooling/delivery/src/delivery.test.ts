import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { trySettings } from "./try-settings.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const read = (file: string) => readFileSync(`${ROOT}${file}`, "utf8");

type Container = {
  args: string[];
  envFrom: { secretRef: { name: string } }[];
  readinessProbe?: { httpGet: { path: string } };
  livenessProbe?: { httpGet: { path: string } };
  resources: { limits: { memory?: string } };
  securityContext: { readOnlyRootFilesystem: boolean; allowPrivilegeEscalation: boolean };
};
type Pod = {
  spec: { terminationGracePeriodSeconds?: number; securityContext: { runAsNonRoot: boolean }; containers: Container[] };
};
type Resource = { kind: string; metadata: { name?: string; generateName?: string }; spec: { template?: Pod } };
type Service = {
  image: string;
  ports?: string[];
  command?: string[];
  read_only?: boolean;
  env_file?: string;
  depends_on?: object;
  stop_grace_period?: string;
};

const resources: Resource[] = globSync("tooling/delivery/kubernetes/*.yaml", { cwd: ROOT })
  .sort()
  .flatMap((file) => parseAllDocuments(read(file)).map((document) => document.toJS()))
  .filter((one) => one.kind !== "Kustomization");
const pods = resources.flatMap(({ kind, metadata, spec }) =>
  spec?.template ? [{ name: `${kind} ${metadata.name ?? metadata.generateName}`, kind, ...spec.template.spec }] : [],
);
const compose: Record<string, Service> = parse(read("compose.yaml"), { merge: true }).services;
const ours = Object.entries(compose).filter(([, { image }]) => image.includes("vitrina"));

describe("on Kubernetes", () => {
  test.each(pods)(
    "$name runs a program of ours, with every setting, as nobody, on a disk it cannot write to",
    (pod) => {
      expect(pod.securityContext.runAsNonRoot).toBe(true);
      for (const one of pod.containers) {
        expect(existsSync(`${ROOT}${one.args[0]}`)).toBe(true);
        expect(one.envFrom).toEqual([{ secretRef: { name: "vitrina-env" } }]);
        expect(one.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
        expect(one.resources.limits.memory).toBeTruthy();
      }
    },
  );

  test.each(pods.filter(({ kind }) => kind === "Deployment"))(
    "$name gets requests when it is ready, lives by another question, and has time to end",
    (pod) => {
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(60);
      for (const { readinessProbe, livenessProbe } of pod.containers) {
        expect(readinessProbe?.httpGet.path).toBe("/readyz");
        expect(livenessProbe?.httpGet.path).toBe("/healthz");
      }
    },
  );

  test("every file is part of a release, and the migration is applied by itself before", () => {
    const listed: string[] = parse(read("tooling/delivery/kubernetes/kustomization.yaml")).resources;
    const files = globSync("*.yaml", { cwd: `${ROOT}tooling/delivery/kubernetes` });
    expect([...listed, "kustomization.yaml", "migrate.yaml"].sort()).toEqual(files.sort());
  });
});

describe("on one host", () => {
  test("only the proxy can be reached from outside", () => {
    expect(Object.entries(compose).flatMap(([name, { ports }]) => (ports ? [name] : []))).toEqual(["proxy"]);
  });

  test("web twice, a worker and the migrations are one image", () => {
    expect(ours.map(([name]) => name).sort()).toEqual(["migrate", "web-a", "web-b", "worker"]);
    expect(new Set(ours.map(([, { image }]) => image)).size).toBe(1);
  });

  test.each(ours)("%s has every setting, cannot write to its disk, and has time to end", (_name, service) => {
    expect(service).toMatchObject({ env_file: ".env", read_only: true, stop_grace_period: "90s" });
    expect(existsSync(`${ROOT}${service.command?.[0] ?? "apps/api/src/main.ts"}`)).toBe(true);
  });

  test("nothing serves before the migrations were applied", () => {
    for (const [name, { depends_on }] of ours) {
      const first = name === "migrate" ? "mongo-init" : "migrate";
      expect(depends_on).toEqual({ [first]: { condition: "service_completed_successfully" } });
    }
  });
});

test("the settings of a host that is only tried are complete", { timeout: 120_000 }, () => {
  const lines = trySettings(read(".env.example"))
    .split("\n")
    .filter((line) => /^[A-Z]/.test(line));
  const settings = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  const { stderr } = spawnSync(process.execPath, ["apps/api/src/main.ts"], {
    cwd: ROOT,
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      ...settings,
      DATABASE_URL: "mongodb://127.0.0.1:1/vitrina?serverSelectionTimeoutMS=500",
    },
  });
  expect(stderr).not.toContain("The environment is not complete");
  expect(stderr).toContain("127.0.0.1:1");
});

test("the image holds the Node that the tests run on", () => {
  const { node } = JSON.parse(read("package.json")).devDependencies;
  expect(/ARG NODE_IMAGE=.*\/node:([\d.]+)-/.exec(read("Dockerfile"))?.[1]).toBe(node);
});

describe("the image", () => {
  const steps = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
  const place = (words: RegExp) => steps.findIndex((step) => words.test(step));

  test("hands the source maps over after the build, and holds none of them", () => {
    const [built, handedOver, emptied] = [
      /^RUN npm run build$/,
      /npm run sentry:sourcemaps/,
      /rm -rf .*apps\/\*\/source-maps/,
    ].map(place);
    expect(built).toBeGreaterThan(-1);
    expect(handedOver).toBeGreaterThan(built ?? 0);
    expect(emptied).toBeGreaterThan(handedOver ?? 0);
  });

  test("gets the token for it as a secret of that one step, where a release is made", () => {
    expect(steps.filter((step) => /^(ARG|ENV) .*TOKEN/.test(step))).toEqual([]);
    expect(steps[place(/npm run sentry:sourcemaps/)]).toContain("--mount=type=secret,id=sentry_auth_token");
    const { image } = parse(read(".github/workflows/image.yml")).jobs;
    const pushing = image.steps.find(({ id }: { id?: string }) => id === "push").with;
    expect(pushing.secrets).toMatch(/^sentry_auth_token=\$\{\{ secrets\.SENTRY_AUTH_TOKEN \}\}$/);
    expect(pushing["build-args"]).toMatch(/SENTRY_ORG=.*\n.*SENTRY_PROJECT=/);
  });
});
