import { expect, test } from "vitest";
import { type Letter, renderLetter } from "./letter.ts";

const LETTER: Letter = {
  language: "es",
  subject: "Cambió la fecha límite: Miel",
  greeting: "Hola, Ana:",
  paragraphs: ["Cambió la fecha límite de «Miel»."],
  details: [{ label: "Fecha límite", value: "miércoles, 2 de diciembre" }],
  button: { label: "Ver mi entrega", href: "https://vitrina.test/creator/applications/1?a=1&b=2" },
  linkHint: "Si el botón no funciona, copie esta dirección:",
  footer: "Le escribe Vitrina.",
};
const HOSTILE = `<script>alert("x")</script><img src=x onerror='alert(1)'> & "quoted"`;

test("everything a letter says stands in both parts", async () => {
  const { html, text } = await renderLetter(LETTER);
  for (const said of [
    "Hola, Ana:",
    "Cambió la fecha límite de «Miel».",
    "miércoles, 2 de diciembre",
    "Le escribe Vitrina.",
  ]) {
    expect(html).toContain(said);
    expect(text).toContain(said);
  }
  expect(html).toContain("https://vitrina.test/creator/applications/1?a=1&amp;b=2");
  expect(text).toContain("https://vitrina.test/creator/applications/1?a=1&b=2");
});

test("what people typed is never markup", async () => {
  const { html } = await renderLetter({
    ...LETTER,
    subject: HOSTILE,
    greeting: HOSTILE,
    paragraphs: [HOSTILE],
    details: [{ label: HOSTILE, value: HOSTILE }],
    footer: HOSTILE,
  });
  expect(html).not.toMatch(/<script|<img|onerror='/);
  expect(html).toContain("&lt;script&gt;");
});

test("a letter loads nothing from outside", async () => {
  const { html } = await renderLetter(LETTER);
  const outside = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  expect(new Set(outside)).toEqual(new Set(["https://vitrina.test/creator/applications/1?a=1&amp;b=2"]));
  expect(html).not.toMatch(/url\(|@import|<link/);
});

test("dark colours cover everything that light ones paint", async () => {
  const { html } = await renderLetter(LETTER);
  const dark = /@media \(prefers-color-scheme: dark\) \{(.*?)\}<?\/?style/s.exec(html)?.[1] ?? "";
  for (const [, names] of html.matchAll(/class="([^"]+)"/g)) {
    for (const name of names?.split(" ") ?? []) expect(dark).toContain(`.${name}`);
  }
});

test("the way to stop such letters is there only when it is given", async () => {
  expect((await renderLetter(LETTER)).text).not.toContain("avisos de este tipo");
  const href = "https://vitrina.test/mail/unsubscribe?t=1";
  const stoppable = await renderLetter({
    ...LETTER,
    unsubscribe: { label: "No recibir más avisos de este tipo", href },
  });
  expect(stoppable.text).toContain(`No recibir más avisos de este tipo: ${href}`);
  expect(stoppable.html).toContain(`href="${href}"`);
});

test("the same letter is the same mail every time, so that a repeated key is no conflict", async () => {
  expect(await renderLetter(LETTER)).toEqual(await renderLetter(LETTER));
});
