import { DIRECTIONS, KINDS, type Kind, OWNED_LIBRARIES, reachableFrom } from "./directions.ts";
import type { Room } from "./rooms.ts";

const TEST_FILES = ["test-kit.ts", "test.ts", "test.tsx", "db-test.ts", "test-d.ts", "test-kit.ts", "bench.ts"];
const TEST_LIBRARIES = ["vitest", "vitest/**", "fast-check"];

/** Nothing reads a clock or chance here but these, which hand them on. */
const READS_CLOCK = ["!apps/api/src/**/main.ts", "!apps/api/src/wiring.ts", "!apps/api/src/seed/**"];

/** `boundaries.tags` of turbo.json. */
export function boundaryTags(): Record<string, unknown> {
  const dependents = (kind: Kind) => KINDS.filter((other) => reachableFrom(other).includes(kind));
  return Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      { dependencies: { allow: reachableFrom(kind) }, dependents: { allow: dependents(kind) } },
    ]),
  );
}

/** The Biome configuration that root biome.json extends: what each room may import, read and know. */
export function lintDirections(rooms: readonly Room[]): unknown {
  const judged = rooms.filter(({ kind }) => kind !== "tooling");
  return {
    overrides: [
      ...judged.flatMap((room) => [
        {
          includes: [`${room.path}/**`],
          linter: { rules: { style: { noRestrictedImports: importRule(room, rooms, "product") } } },
        },
        {
          includes: TEST_FILES.map((ending) => `${room.path}/**/*.${ending}`),
          linter: { rules: { style: { noRestrictedImports: importRule(room, rooms, "tests") } } },
        },
      ]),
      {
        includes: [
          "packages/**",
          "apps/**",
          "!apps/api/src/**/main.ts",
          "!apps/*/vite.config.ts",
          ...TEST_FILES.map((ending) => `!**/*.${ending}`),
        ],
        linter: { rules: { style: { noProcessEnv: "error" } } },
      },
      {
        includes: ["packages/domain/src/**", ...TEST_FILES.map((ending) => `!**/*.${ending}`)],
        plugins: ["./tooling/lint/no-waiting.grit"],
      },
      {
        includes: [
          "packages/domain/src/**",
          "apps/api/src/**",
          ...READS_CLOCK,
          ...TEST_FILES.map((ending) => `!**/*.${ending}`),
        ],
        plugins: ["./tooling/lint/no-clock.grit"],
      },
    ],
  };
}

function importRule(room: Room, rooms: readonly Room[], side: "product" | "tests"): unknown {
  const kinds =
    side === "product"
      ? DIRECTIONS[room.kind].product
      : [...DIRECTIONS[room.kind].product, ...DIRECTIONS[room.kind].tests];
  const allowed = rooms.filter((other) => kinds.includes(other.kind) && !isProgram(room, other));
  const says = allowed.length === 0 ? "no other room" : `only ${allowed.map(({ path }) => path).join(", ")}`;
  const foreign = Object.entries(OWNED_LIBRARIES).flatMap(([library, owners]) =>
    side === "product" && !owners.includes(room.path) ? [library] : [],
  );
  return {
    level: "error",
    options: {
      patterns: [
        {
          group: ["@vitrina/**", ...allowed.flatMap((other) => waysInto(room, other))],
          message: `${room.path} imports ${says}${side === "product" ? " in code that ships" : ""}: tooling/lint/src/directions.ts.`,
        },
        {
          group: ["**/apps/**", "**/packages/**", "**/tooling/**"],
          message: "Another room is imported by its package name, through its exports.",
        },
        ...(foreign.length > 0
          ? [{ group: foreign, message: "This library belongs to one room; ask that room's port." }]
          : []),
        ...(side === "product" ? [{ group: TEST_LIBRARIES, message: "A test library does not ship." }] : []),
      ],
    },
  };
}

/** The client takes the server's router, and that as a type; nothing else may look into an app. */
function waysInto(room: Room, other: Room): string[] {
  if (other.kind === "server") return room.kind === "wire" ? [`!${other.name}/router`] : [];
  return [`!${other.name}`, `!${other.name}/**`];
}

function isProgram(room: Room, other: Room): boolean {
  return other.kind === "server" && room.kind !== "wire";
}
