import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "**/dist/**", "**/.data/**"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["**/*.test.ts", "**/*.test.tsx"], exclude, testTimeout: 30_000 } },
      { test: { name: "db", include: ["**/*.db-test.ts"], exclude, testTimeout: 30_000, hookTimeout: 60_000 } },
      {
        test: {
          name: "types",
          include: [],
          exclude,
          typecheck: {
            enabled: true,
            only: true,
            include: ["**/*.test-d.ts"],
            exclude,
            tsconfig: "./tooling/typescript/type-tests.json",
          },
        },
      },
    ],
  },
});
