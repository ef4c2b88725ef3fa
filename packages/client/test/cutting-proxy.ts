import { connect, createServer } from "node:net";

export type SentPiece = { range: string; uploadId: string };

/**
 * A line to a server that breaks, on the level of its sockets, when an upload reaches these places in its file. It notes the
 * pieces that were begun.
 */
export async function cuttingProxy(target: () => { host: string; port: number }) {
  const begun: SentPiece[] = [];
  let passed = 0;
  let cuts: number[] = [];

  const server = createServer((near) => {
    const { host, port } = target();
    const far = connect({ host, port });
    let head = "";
    let position = 0;
    const end = () => {
      near.destroy();
      far.destroy();
    };
    near.on("data", (bytes: Buffer) => {
      head = (head + bytes.toString("latin1", 0, 4096)).slice(-8192);
      const range = /content-range: (bytes [^\r\n]+)/i.exec(head)?.[1];
      const uploadId = /x-unique-upload-id: ([^\r\n]+)/i.exec(head)?.[1];
      if (range && uploadId) {
        begun.push({ range, uploadId });
        position = Number(/\d+/.exec(range)?.[0]);
        head = "";
      }
      passed += bytes.length;
      position += bytes.length;
      if (position >= (cuts[0] ?? Number.POSITIVE_INFINITY)) {
        cuts.shift();
        end();
        return;
      }
      if (!far.write(bytes)) {
        near.pause();
        far.once("drain", () => near.resume());
      }
    });
    far.pipe(near);
    for (const socket of [near, far]) {
      socket.on("error", end);
      socket.on("close", end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("No port was given.");

  return {
    origin: `http://127.0.0.1:${address.port}`,
    begun,
    passed: () => passed,
    /** Forgets what passed, and cuts once at each of these positions. */
    cutAt(positions: readonly number[]) {
      begun.length = 0;
      passed = 0;
      cuts = [...positions];
    },
    left: () => cuts.length,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
