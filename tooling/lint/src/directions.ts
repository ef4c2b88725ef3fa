/** A room's kind, as `tags` in its turbo.json says. */
export type Kind =
  | "rules"
  | "data-shape"
  | "engine"
  | "transport"
  | "outside-kit"
  | "outside"
  | "reporting"
  | "migration"
  | "backup"
  | "storage"
  | "look"
  | "wire"
  | "screen"
  | "server"
  | "test-kit"
  | "stand-in"
  | "tooling";

export type Directions = {
  /** What the shipped code of such a room may import. */
  product: readonly Kind[];
  /** What its tests may import besides. */
  tests: readonly Kind[];
};

/** Which way things flow: the one address. turbo.json and directions.json are derived from it by write-directions.ts. */
export const DIRECTIONS: Record<Kind, Directions> = {
  rules: { product: [], tests: ["test-kit"] },
  "data-shape": { product: [], tests: ["test-kit"] },
  engine: { product: [], tests: ["test-kit"] },
  transport: { product: [], tests: ["test-kit"] },
  "outside-kit": { product: [], tests: ["test-kit", "stand-in"] },
  outside: { product: ["outside-kit"], tests: ["test-kit", "stand-in"] },
  // Errors are told of by every program, a screen included; nothing else of the outside reaches a screen.
  reporting: { product: ["outside-kit"], tests: ["test-kit", "stand-in"] },
  migration: { product: ["outside"], tests: ["test-kit", "stand-in"] },
  backup: { product: ["outside-kit", "outside"], tests: ["test-kit", "stand-in"] },
  storage: { product: ["rules", "data-shape"], tests: ["test-kit"] },
  look: { product: ["rules"], tests: ["test-kit"] },
  wire: { product: ["rules", "server"], tests: ["test-kit", "stand-in"] },
  screen: { product: ["rules", "look", "wire", "reporting"], tests: ["test-kit"] },
  server: {
    product: [
      "rules",
      "data-shape",
      "storage",
      "outside-kit",
      "outside",
      "reporting",
      "migration",
      "backup",
      "transport",
    ],
    tests: ["test-kit", "stand-in", "engine"],
  },
  "test-kit": { product: ["engine", "data-shape"], tests: [] },
  "stand-in": { product: [], tests: ["test-kit"] },
  tooling: {
    product: [
      "rules",
      "data-shape",
      "engine",
      "transport",
      "outside-kit",
      "outside",
      "reporting",
      "migration",
      "backup",
      "storage",
      "wire",
      "server",
      "test-kit",
      "stand-in",
      "tooling",
    ],
    tests: [],
  },
};

/** Libraries that speak for another company or for the database, and the only rooms whose shipped code may name them. */
export const OWNED_LIBRARIES: Record<string, readonly string[]> = {
  cloudinary: ["packages/media"],
  resend: ["packages/mail"],
  "react-email": ["packages/mail"],
  "@sentry/**": ["packages/error-reporting"],
  "@google/genai": ["packages/vision"],
  "@aws-sdk/**": ["packages/object-storage"],
  "@prisma/**": ["packages/db", "prisma"],
  "age-encryption": ["packages/backup"],
  mongodb: [
    "packages/db",
    "packages/backup",
    "packages/media-migration",
    "apps/api",
    "prisma",
    "tooling/testing",
    "tooling/legacy-data",
  ],
};

/** Everything a kind can reach over any number of steps, which is what `turbo boundaries` looks at. */
export function reachableFrom(kind: Kind): Kind[] {
  const reached = new Set<Kind>();
  const visit = (from: Kind): void => {
    for (const to of [...DIRECTIONS[from].product, ...DIRECTIONS[from].tests]) {
      if (reached.has(to)) continue;
      reached.add(to);
      visit(to);
    }
  };
  visit(kind);
  return KINDS.filter((to) => reached.has(to));
}

export const KINDS = Object.keys(DIRECTIONS) as Kind[];
