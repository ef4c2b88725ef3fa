import { defineConfig } from "vitest/config";

const ignored = ["**/node_modules/**", "**/dist/**"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["**/*.test.ts", "**/*.test.tsx"], exclude: ignored } },
      { test: { name: "db", include: ["**/*.db-test.ts"], exclude: ignored, testTimeout: 30_000, hookTimeout: 60_000 } },
    ],
  },
});
