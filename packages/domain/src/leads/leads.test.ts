import { describe, expect, test } from "vitest";
import { contactMessage } from "./contact-message.ts";
import { type Arrival, suspicionsOf } from "./suspicions.ts";

const SAID = {
  name: "Rocío",
  company: "",
  email: "rocio@marca.test",
  phone: "",
  message: "Queremos cuatro videos para el verano.",
};
const ARRIVAL: Arrival = { hiddenFieldFilled: false, openForMs: 20_000, othersFromThere: 0, challengePassed: null };

describe("a message of the contact form", () => {
  test("is taken as people write it", () => {
    expect(
      contactMessage.parse({
        name: "  Rocío \t Benítez ",
        phone: "0981 555-000",
        message: "Hola,\r\n\r\n\r\n\r\n\r\nquiero saber más.",
      }),
    ).toEqual({
      name: "Rocío Benítez",
      company: "",
      email: "",
      phone: "+595981555000",
      message: "Hola,\n\n\nquiero saber más.",
    });
  });

  test("needs a name, some words, and one way to answer", () => {
    const fieldsOf = (change: object) =>
      contactMessage.safeParse({ ...SAID, ...change }).error?.issues.map(({ path }) => path[0]);
    expect(fieldsOf({ email: "" })).toEqual(["email"]);
    expect(fieldsOf({ email: "", phone: "+595981555000" })).toBeUndefined();
    expect(fieldsOf({ email: "rocio@" })).toEqual(["email"]);
    expect(fieldsOf({ phone: "mañana" })).toEqual(["phone"]);
    expect(fieldsOf({ name: "R", message: "Hola" })).toEqual(["name", "message"]);
    expect(fieldsOf({ message: "a".repeat(4_001) })).toEqual(["message"]);
  });

  test("carries nothing that is not seen, nor a second line into its name", () => {
    const hostile = contactMessage.parse({
      ...SAID,
      name: "Ana\r\nBcc: todos@x.test\u202e\u0000",
      message: "Uno\u0000dos\u202e tres cuatro",
    });
    expect(hostile.name).toBe("Ana Bcc: todos@x.test");
    expect(hostile.message).toBe("Uno dos  tres cuatro");
  });
});

describe("a message is suspected", () => {
  test("never when a person wrote it", () => {
    expect(suspicionsOf(SAID, ARRIVAL)).toEqual([]);
    expect(suspicionsOf({ ...SAID, message: "Vea https://a.test y www.b.test" }, ARRIVAL)).toEqual([]);
    expect(suspicionsOf(SAID, { ...ARRIVAL, openForMs: 6 * 24 * 3_600_000, challengePassed: true })).toEqual([]);
  });

  test.each([
    ["a filled field that nobody sees", {}, { hiddenFieldFilled: true }, "hidden-field-filled"],
    ["no stamp of ours", {}, { openForMs: null }, "not-from-our-form"],
    ["a form filled in two seconds", {}, { openForMs: 2_000 }, "faster-than-a-person"],
    ["a form of last week", {}, { openForMs: 8 * 24 * 3_600_000 }, "form-too-old"],
    ["three links", { message: "http://a.test http://b.test http://c.test" }, {}, "many-links"],
    ["a link as a name", { name: "www.gana.test" }, {}, "many-links"],
    ["markup", { message: 'Hola <a href="x">gane</a> dinero' }, {}, "markup"],
    ["forum markup", { message: "Hola [url=x]gane[/url] dinero" }, {}, "markup"],
    ["the sixth from one place", {}, { othersFromThere: 5 }, "many-from-one-place"],
    ["a challenge that was not passed", {}, { challengePassed: false }, "challenge-failed"],
  ] as const)("for %s", (_why, said, arrival, suspicion) => {
    expect(suspicionsOf({ ...SAID, ...said }, { ...ARRIVAL, ...arrival })).toEqual([suspicion]);
  });
});
