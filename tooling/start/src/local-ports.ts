import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { codeOf, Trouble } from "./trouble.ts";

const SERVICES = ["home", "cloudinary", "resend", "google", "database", "sentry", "s3"] as const;

export type LocalService = (typeof SERVICES)[number];
export type LocalPorts = Record<LocalService, number>;

/** Refuses a taken port with a line that names another way. */
export async function claimFrontPort(
  port: number,
  otherwise = `choose another: PORT=${port + 10} npm start`,
): Promise<void> {
  if (await isFree(port)) return;
  throw new Trouble(`Port ${port} is taken: stop what listens there, or ${otherwise}.`);
}

/** Reads `PORT`. */
export function frontPort(text: string | undefined, otherwise = 4000): number {
  if (text === undefined || text === "") return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`PORT must be a number between 1 and 65535, and it is "${text}".`);
}

/**
 * The ports of what runs beside the API. Addresses of stored pictures carry them, so they are chosen once and kept in `file`:
 * the ones after the front port where these are free, any free ones otherwise.
 *
 * @throws Trouble when a kept port was taken by somebody else
 */
export async function localPorts(file: string, front: number): Promise<LocalPorts> {
  if (existsSync(file)) return keptPorts(file);
  const ports: LocalPorts = { home: 0, cloudinary: 0, resend: 0, google: 0, database: 0, sentry: 0, s3: 0 };
  const chosen = new Set<number>([front]);
  for (const [index, service] of SERVICES.entries()) {
    const wished = front + 1 + index;
    ports[service] = !chosen.has(wished) && (await isFree(wished)) ? wished : await anyFreePort(chosen);
    chosen.add(ports[service]);
  }
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return ports;
}

async function keptPorts(file: string): Promise<LocalPorts> {
  const kept: Partial<LocalPorts> = JSON.parse(readFileSync(file, "utf8"));
  const ports: LocalPorts = { ...kept, ...(await portsForNew(kept)) } as LocalPorts;
  if (SERVICES.some((service) => kept[service] === undefined)) {
    writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  }
  for (const service of SERVICES) {
    if (await isFree(ports[service])) continue;
    throw new Trouble(
      `Port ${ports[service]}, which the local ${service} uses, is taken: stop what listens there, or give it another one in ${file}.`,
    );
  }
  return ports;
}

/** A directory from before a stand-in existed gets a port for it. */
async function portsForNew(kept: Partial<LocalPorts>): Promise<Partial<LocalPorts>> {
  const taken = new Set(Object.values(kept));
  const added: Partial<LocalPorts> = {};
  for (const service of SERVICES) {
    if (kept[service] !== undefined) continue;
    const port = await anyFreePort(taken);
    taken.add(port);
    added[service] = port;
  }
  return added;
}

/** A port that nobody listens on now. */
export async function anyFreePort(besides: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = await listenOnce(0);
    if (!besides.has(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  if (port > 65_535) return false;
  try {
    await listenOnce(port);
    return true;
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE" || codeOf(error) === "EACCES") return false;
    throw error;
  }
}

function listenOnce(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once("error", reject);
  server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address !== null ? address.port : port));
  });
  return promise;
}
