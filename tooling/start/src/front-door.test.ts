import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { openFrontDoor } from "./front-door.ts";
import { anyFreePort } from "./local-ports.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function room(name: string): Promise<number> {
  const server = createServer((asked, answer) => answer.end(`${name} ${asked.method} ${asked.url}`));
  server.on("upgrade", (_asked, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    socket.end(name);
  });
  open.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  return address.port;
}

async function door(): Promise<string> {
  const port = await anyFreePort();
  const dead = await anyFreePort();
  open.push(
    await openFrontDoor(port, [
      { prefix: "/admin/", port: await room("admin") },
      { prefix: "/dead/", port: dead },
      { prefix: "/", port: await room("api") },
    ]),
  );
  return `http://localhost:${port}`;
}

test("one origin leads to each room by the beginning of the path", async () => {
  const origin = await door();
  expect(await (await fetch(`${origin}/admin/campaigns?page=2`)).text()).toBe("admin GET /admin/campaigns?page=2");
  expect(await (await fetch(`${origin}/admin`)).text()).toBe("admin GET /admin/");
  expect(await (await fetch(`${origin}/trpc/x`, { method: "POST", body: "{}" })).text()).toBe("api POST /trpc/x");
});

test("web sockets reach the room behind the door", async () => {
  const asking = request(`${await door()}/admin/`, { headers: { connection: "Upgrade", upgrade: "websocket" } }).end();
  const [, socket, head] = await once(asking, "upgrade");
  const said = [head];
  for await (const chunk of socket) said.push(chunk);
  expect(Buffer.concat(said).toString()).toBe("admin");
});

test("a room that is not there yet is said so, and the door stays open", async () => {
  const origin = await door();
  const answer = await fetch(`${origin}/dead/`);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(/Nothing answers behind \/dead\/ yet/);
  expect((await fetch(`${origin}/healthz`)).ok).toBe(true);
});
