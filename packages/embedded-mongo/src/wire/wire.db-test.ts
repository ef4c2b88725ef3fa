import { connect, type Socket } from "node:net";
import { serialize } from "bson";
import { expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { server, client } = testServer();

function message(opCode: number, body: Uint8Array, length = 16 + body.length): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(length, 0);
  header.writeInt32LE(1, 4);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, body]);
}

const ping = (): Buffer => Buffer.concat([Buffer.alloc(5), serialize({ ping: 1, $db: "admin" })]);

/** Sends bytes and tells what came back before the connection ended or fell silent. */
async function send(bytes: Uint8Array): Promise<{ ended: boolean; answer: Buffer }> {
  const socket: Socket = connect(server().port, "127.0.0.1");
  const parts: Buffer[] = [];
  socket.on("data", (part) => parts.push(part));
  socket.on("error", () => {});
  const ended = new Promise<boolean>((resolve) => {
    socket.once("close", () => resolve(true));
    socket.once("data", () => resolve(false));
  });
  socket.write(bytes);
  const result = await ended;
  socket.destroy();
  return { ended: result, answer: Buffer.concat(parts) };
}

test.each<[string, () => Uint8Array]>([
  ["a length below the header's", () => message(2013, ping(), 8)],
  ["a negative length", () => message(2013, ping(), -5)],
  ["a length of 2 GB", () => message(2013, ping(), 0x7fffffff)],
  ["an unknown op code", () => message(9999, ping())],
  ["unknown required flags", () => message(2013, Buffer.concat([Buffer.from([4, 0, 0, 0]), ping().subarray(4)]))],
  [
    "a section longer than the message",
    () => message(2013, Buffer.concat([Buffer.alloc(5), Buffer.from([0xff, 0xff, 0, 0])])),
  ],
  ["no body", () => message(2013, Buffer.alloc(4))],
  [
    "a document cut short",
    () => message(2013, Buffer.concat([Buffer.alloc(5), Buffer.from([9, 0, 0, 0, 2, 97, 0, 1, 0])])),
  ],
  ["text instead of BSON", () => Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")],
  [
    "a sequence without an end to its name",
    () => message(2013, Buffer.concat([Buffer.alloc(4), Buffer.from([1, 8, 0, 0, 0, 97, 97, 97, 97])])),
  ],
])("%s ends that connection and nothing else", async (_what, bytes) => {
  expect((await send(bytes())).ended).toBe(true);
  expect(await client().db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
});

test("a size announced is no memory taken: it is made room for as it comes", async () => {
  const announced = message(2013, ping(), 48_000_000);
  const before = process.memoryUsage().arrayBuffers;
  const sockets = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const socket = connect(server().port, "127.0.0.1");
      await new Promise<void>((resolve, reject) =>
        socket.write(announced, (fault) => (fault ? reject(fault) : resolve())),
      );
      return socket;
    }),
  );
  expect(await client().db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48_000_000);
  for (const socket of sockets) socket.destroy();
});

test("a message that comes byte by byte is understood", async () => {
  const socket = connect(server().port, "127.0.0.1");
  const answered = new Promise<Buffer>((resolve) => socket.once("data", resolve));
  for (const byte of message(2013, ping())) socket.write(Buffer.from([byte]));
  expect((await answered).readInt32LE(12)).toBe(2013);
  socket.destroy();
});
