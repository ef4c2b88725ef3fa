import { parseArgs } from "node:util";
import { startSandbox } from "./start-sandbox.ts";

const USAGE =
  "node src/main.ts --data DIR [--home PORT] [--cloudinary PORT] [--resend PORT] [--google PORT] [--s3 PORT] [--sentry PORT] [--public-origin ORIGIN]";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    home: { type: "string" },
    cloudinary: { type: "string" },
    resend: { type: "string" },
    google: { type: "string" },
    s3: { type: "string" },
    sentry: { type: "string" },
    "public-origin": { type: "string" },
  },
});

if (!values.data) {
  console.error(`A directory is needed: ${USAGE}`);
  process.exit(2);
}

const port = (text: string | undefined) => (text === undefined ? 0 : Number(text));
const publicOrigin = values["public-origin"];
const starting = startSandbox({
  dataDir: values.data,
  ports: {
    home: port(values.home),
    cloudinary: port(values.cloudinary),
    resend: port(values.resend),
    google: port(values.google),
    s3: port(values.s3),
    sentry: port(values.sentry),
  },
  ...(publicOrigin !== undefined && { publicOrigin }),
});
const sandbox = await starting.catch((error: unknown) => {
  console.error(`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});

console.log(`sandbox     ${sandbox.home.publicOrigin}`);
console.log(`cloudinary  ${sandbox.cloudinary.origin}`);
console.log(`resend      ${sandbox.resend.origin}`);
console.log(`google      ${sandbox.google.origin}`);
console.log(`s3          ${sandbox.s3.origin}`);
console.log(`sentry      ${sandbox.sentry.dsn}`);
console.log(`inbox       ${sandbox.resend.inboxUrl}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
