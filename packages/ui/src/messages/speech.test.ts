// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Catalogues, createSpeech } from "./speech.ts";

const words = (es: object, en: object) => ({ es: async () => es, en: async () => en }) as Catalogues;
const door = words({ hello: "hola" }, { hello: "hello" });
const inside = words({ work: "trabajo" }, { work: "work" });

beforeEach(() => {
  vi.stubGlobal("navigator", { language: "es-PY" });
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {} });
  vi.stubGlobal("document", { documentElement: { lang: "" } });
});
afterEach(() => vi.unstubAllGlobals());

test("a part opened later adds its words and keeps the others", async () => {
  const speech = createSpeech();
  await speech.learn(door);
  await speech.learn(inside);
  expect(speech.spoken()).toEqual({ locale: "es", messages: { hello: "hola", work: "trabajo" } });
});

test("another language speaks everything learned so far", async () => {
  const speech = createSpeech();
  await speech.learn(door);
  await speech.learn(inside);
  await speech.choose("en");
  expect(speech.spoken()).toEqual({ locale: "en", messages: { hello: "hello", work: "work" } });
});

test("a part opened while the language changes ends in the chosen one, whichever is fetched first", async () => {
  for (const first of ["learn", "choose"]) {
    const speech = createSpeech();
    await speech.learn(door);
    const both =
      first === "learn" ? [speech.learn(inside), speech.choose("en")] : [speech.choose("en"), speech.learn(inside)];
    await Promise.all(both);
    expect(speech.spoken()).toEqual({ locale: "en", messages: { hello: "hello", work: "work" } });
  }
});

test("words that could not be fetched are asked for again", async () => {
  let tries = 0;
  const flaky = {
    ...inside,
    es: async () => {
      tries += 1;
      if (tries === 1) throw new Error("offline");
      return { work: "trabajo" };
    },
  } as unknown as Catalogues;
  const speech = createSpeech();
  await expect(speech.learn(flaky)).rejects.toThrow("offline");
  await speech.learn(flaky);
  expect(speech.spoken().messages).toEqual({ work: "trabajo" });
});
