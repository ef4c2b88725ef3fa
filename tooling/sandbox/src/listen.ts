import type { FastifyInstance } from "fastify";

export type Serving = {
  dataDir: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** Scheme and host under which browsers reach this machine, when it is not `http://127.0.0.1`; ports stay the same. */
  publicOrigin?: string;
};

export type Listening = {
  /** Where programs on this machine reach the service. */
  origin: string;
  /** Where browsers reach it. */
  publicOrigin: string;
  close(): Promise<void>;
};

/** Listens on loopback only. */
export async function listen(app: FastifyInstance, serving: Serving): Promise<Listening> {
  const origin = await app.listen({ host: "127.0.0.1", port: serving.port ?? 0 });
  const { port } = new URL(origin);
  const publicOrigin = serving.publicOrigin
    ? `${new URL(serving.publicOrigin).origin.replace(/:\d+$/, "")}:${port}`
    : origin;
  return { origin, publicOrigin, close: () => app.close() };
}
