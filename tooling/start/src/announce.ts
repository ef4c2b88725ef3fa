import type { LocalWorld } from "./open-local-world.ts";

const DEMO_PEOPLE = [
  ["owner@vitrina.local", "admin, may everything"],
  ["manager@vitrina.local", "admin, campaigns and creators"],
  ["sofia@creadores.local", "creator"],
] as const;
const DEMO_PASSWORD = "vitrina-demo-2026";

/** Says where everything is and who may come in. */
export function announce(world: LocalWorld): void {
  const at = world.env.PUBLIC_URL;
  const rows = [
    ["Admin app", `${at}/admin/`],
    ["Creator app", `${at}/creator/`],
    ["Website", `${at}/`],
    ["Mail inbox", world.sandbox.inbox],
    ["Errors", world.sandbox.caughtErrors],
    ["Stand-ins", world.sandbox.home],
    ["Database", world.databaseUrl],
  ];
  const lines = [
    "",
    "Vitrina is open.",
    "",
    ...rows.map(([name, address]) => `  ${`${name}`.padEnd(12)} ${address}`),
    "",
    `  Demo sign-ins, all with the password ${DEMO_PASSWORD}`,
    ...DEMO_PEOPLE.map(([email, who]) => `  ${email.padEnd(24)} ${who}`),
    "",
    `  Data and logs: ${world.data.path}     Stop: Ctrl-C`,
    "",
  ];
  console.log(lines.join("\n"));
}
