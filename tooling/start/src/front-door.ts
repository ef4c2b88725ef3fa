import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

export type Route = {
  /** What the path begins with: `/admin/`. The first route that fits is taken. */
  prefix: string;
  port: number;
};

/** One origin for several local servers while developing: passes requests and web sockets on by the beginning of their path. */
export async function openFrontDoor(port: number, routes: readonly Route[]): Promise<Server> {
  const server = createServer((asked, answer) => {
    const folder = routes.find(({ prefix }) => `${asked.url}/` === prefix);
    if (folder) {
      answer.writeHead(308, { location: folder.prefix }).end();
      return;
    }
    const to = routeOf(asked, routes);
    const passed = request({
      host: "127.0.0.1",
      port: to.port,
      method: asked.method,
      path: asked.url,
      headers: asked.headers,
    });
    passed.once("response", (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.once("error", () => {
      if (answer.headersSent) {
        answer.destroy();
        return;
      }
      answer.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
      answer.end(`Nothing answers behind ${to.prefix} yet. Reload in a moment.\n`);
    });
    answer.once("close", () => passed.destroy());
    asked.pipe(passed);
  });
  server.on("upgrade", (asked: IncomingMessage, socket: Duplex, head: Buffer) =>
    passSocketOn(asked, socket, head, routeOf(asked, routes)),
  );
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(port, "localhost", listening.resolve);
  await listening.promise;
  return server;
}

function routeOf(asked: IncomingMessage, routes: readonly Route[]): Route {
  const path = asked.url ?? "/";
  const route = routes.find(({ prefix }) => path.startsWith(prefix));
  if (!route) throw new Error(`No route takes ${path}; the last one must take everything`);
  return route;
}

function passSocketOn(asked: IncomingMessage, socket: Duplex, head: Buffer, to: Route): void {
  const passed = connect(to.port, "127.0.0.1", () => {
    const headers = asked.rawHeaders.flatMap((value, index, all) =>
      index % 2 === 0 ? [`${value}: ${all[index + 1]}`] : [],
    );
    passed.write([`${asked.method} ${asked.url} HTTP/1.1`, ...headers, "", ""].join("\r\n"));
    passed.write(head);
    passed.pipe(socket).pipe(passed);
  });
  passed.once("error", () => socket.destroy());
  socket.once("error", () => passed.destroy());
}
