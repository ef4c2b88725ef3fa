import { defineConfig } from "vitest/config";

/** The long trials: `npm run test:full -w packages/embedded-mongo`. */
export default defineConfig({
  test: { include: ["src/**/*.full-test.ts"], testTimeout: 1_800_000, hookTimeout: 60_000, fileParallelism: false },
});
