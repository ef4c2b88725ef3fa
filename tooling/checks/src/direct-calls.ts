import type { Check } from "./tree.ts";

const ALLOWED = "tooling/checks/direct-calls.json";
const PRODUCT = /^(apps\/api|packages\/media-migration)\/src\/.+\.ts$/;
const TEST = /\.(test|db-test|test-kit|bench)\.ts$/;
const CALLS = /(?<![.\w])fetch\(|from "node:https?"|from "(?:undici|axios|got|node-fetch)"/;

/** The server asks no address by itself: companies through their packages, what somebody else chose through `fetchPublic`. */
export const directCalls: Check = (tree) => {
  const allowed: Record<string, string> = tree.files.includes(ALLOWED) ? JSON.parse(tree.read(ALLOWED)) : {};
  const calling = tree.files.filter((file) => PRODUCT.test(file) && !TEST.test(file) && CALLS.test(tree.read(file)));
  return [
    ...calling
      .filter((file) => !allowed[file])
      .map(
        (file) =>
          `${file} asks an address by itself: use fetchPublic of packages/outside or the company's package; an address of our own needs a reason in ${ALLOWED}.`,
      ),
    ...Object.keys(allowed)
      .filter((file) => !calling.includes(file))
      .map((file) => `${ALLOWED} names ${file}, which asks no address.`),
  ];
};
