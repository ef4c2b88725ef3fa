import type { Check } from "./tree.ts";

const OPERATIONS = /^prisma\/migrations\/app\/([^/]+)\/ops\.json$/;
const REASONS = "tooling/checks/narrowing-migrations.json";

type Operation = { id: string; operationClass: string };

/**
 * Old code serves while a migration runs and for a while after it, so a migration only adds and widens. One that does more
 * has its reason written down: which release stopped using what it takes away.
 */
export const narrowingMigrations: Check = (tree) => {
  const reasons: Record<string, string> = JSON.parse(tree.read(REASONS));
  const narrowing = tree.files.flatMap((file) => {
    const name = OPERATIONS.exec(file)?.[1];
    const operations: Operation[] = name ? JSON.parse(tree.read(file)) : [];
    return operations
      .filter(({ operationClass }) => operationClass !== "additive" && operationClass !== "widening")
      .map(({ id }) => `${name}/${id}`);
  });
  return [
    ...narrowing
      .filter((one) => !reasons[one]?.trim())
      .map((one) => `${one} takes something away from old code; widen first, or give the reason in ${REASONS}.`),
    ...Object.keys(reasons)
      .filter((one) => !narrowing.includes(one))
      .map((one) => `${REASONS}: ${one} is not there any more; take its reason out.`),
  ];
};
