import type { Picture } from "@vitrina/domain/media";
import { expect, test } from "vitest";
import { ImageQueue } from "./image-queue.ts";

const picture = (assetId: string): Picture => ({ assetId, width: 1, height: 1, sources: [] });
const files = (...names: string[]) => names.map((name) => ({ file: new File(["x"], name), path: name }));
const welcome = () => null;

/** A queue whose uploads end when the test says so. */
function heldQueue() {
  const held = new Map<string, PromiseWithResolvers<Picture> & { signal: AbortSignal }>();
  const queue = new ImageQueue(
    (file, { signal, onStage }) => {
      onStage({ step: "sending", percent: 0 });
      const upload = { ...Promise.withResolvers<Picture>(), signal };
      held.set(file.name, upload);
      return upload.promise;
    },
    (error) => ({ text: (error as Error).message, retry: true }),
  );
  const end = async (name: string, how: "done" | "failed") => {
    const upload = held.get(name);
    if (how === "done") upload?.resolve(picture(name));
    else upload?.reject(new Error("no line"));
    await upload?.promise.catch(() => {});
    await Promise.resolve();
  };
  const steps = () => Object.fromEntries(queue.items().map(({ path, state }) => [path, state.step]));
  return { queue, held, end, steps };
}

test("three are on their way at a time, and the next one leaves when one arrives", async () => {
  const { queue, end, steps } = heldQueue();
  queue.add(files("a", "b", "c", "d"), welcome);
  expect(steps()).toEqual({ a: "sending", b: "sending", c: "sending", d: "waiting" });
  await end("b", "done");
  expect(steps()).toEqual({ a: "sending", b: "done", c: "sending", d: "sending" });
});

test("one that fails stops no other, keeps its reason, and can be tried again", async () => {
  const { queue, end, steps } = heldQueue();
  queue.add(files("a", "b"), welcome);
  await end("a", "failed");
  await end("b", "done");
  expect(queue.items()[0]?.state).toEqual({ step: "failed", text: "no line", retry: true });
  queue.retryFailed();
  expect(steps()).toEqual({ a: "sending", b: "done" });
  await end("a", "done");
  expect(steps()).toEqual({ a: "done", b: "done" });
});

test("one that cannot be sent says why, is never sent, and is not tried again", () => {
  const { queue, held } = heldQueue();
  queue.add(files("hoja.pdf", "a"), (file) => (file.name.endsWith(".pdf") ? "no image" : null));
  queue.retryFailed();
  expect(queue.items()[0]?.state).toEqual({ step: "failed", text: "no image", retry: false });
  expect([...held.keys()]).toEqual(["a"]);
});

test("one that is taken out is stopped, and whatever it still says is not heard", async () => {
  const { queue, held, end, steps } = heldQueue();
  queue.add(files("a", "b"), welcome);
  const [first] = queue.items();
  queue.remove(first?.key ?? "");
  expect(held.get("a")?.signal.aborted).toBe(true);
  await end("a", "done");
  expect(steps()).toEqual({ b: "sending" });
});

test("cancelling everything keeps what has arrived", async () => {
  const { queue, held, end, steps } = heldQueue();
  queue.add(files("a", "b", "c", "d", "e"), welcome);
  await end("a", "done");
  queue.cancelAll();
  expect(steps()).toEqual({ a: "done" });
  expect(held.get("b")?.signal.aborted).toBe(true);
  expect(held.has("e")).toBe(false);
});

test("the list is the same one until something changes", () => {
  const { queue } = heldQueue();
  let heard = 0;
  const leave = queue.subscribe(() => {
    heard += 1;
  });
  const before = queue.items();
  expect(queue.items()).toBe(before);
  queue.add(files("a"), welcome);
  expect(queue.items()).not.toBe(before);
  expect(heard).toBeGreaterThan(0);
  leave();
});
