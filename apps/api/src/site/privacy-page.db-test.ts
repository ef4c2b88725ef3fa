import { NOTICE_VERSION, PRIVACY_NOTICE } from "@vitrina/domain/privacy";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildServer } from "../server.ts";
import { startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { privacyPage } from "./privacy-page.ts";

let api: TestApi;
let app: FastifyInstance;
beforeAll(async () => {
  api = await startTestApi();
  ({ app } = await buildServer(api.wiring, { webApps: [] }));
});
afterAll(async () => {
  await app.close();
  await api.close();
});

const PAGES = [
  { locale: "es", path: "/privacidad", other: "/en/privacy", home: "/" },
  { locale: "en", path: "/en/privacy", other: "/privacidad", home: "/en" },
] as const;

describe.each(PAGES)("the privacy notice at $path", ({ locale, path, other, home }) => {
  test("says every part of what people agree to, its version, and whom to write to", async () => {
    const { statusCode, body, headers } = await app.inject(path);
    expect([statusCode, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(body).toContain(`<html lang="${locale}">`);
    for (const { title, text } of PRIVACY_NOTICE[locale].parts) expect(body).toContain(`<h2>${title}</h2>\n<p>${text}`);
    expect(body).toContain(NOTICE_VERSION);
    expect(body).toContain("mailto:hola@vitrina.local");
    expect(body).toContain('href="/creator/my-data"');
    expect(body).toContain(`href="${other}"`);
  });

  test("is linked from the form and from the foot of the home page", async () => {
    const { body } = await app.inject(home);
    const [form = ""] = /<form[\s\S]*<\/form>/.exec(body) ?? [];
    const [foot = ""] = /<footer>[\s\S]*<\/footer>/.exec(body) ?? [];
    expect(form).toContain(`href="${path}"`);
    expect(foot).toContain(`href="${path}"`);
  });
});

test("the responsible company is named as it was set, and nothing of it is taken for markup", () => {
  const otherWays = { email: "hola@vitrina.local", whatsapp: "+595981000000" };
  const named = privacyPage("es", { otherWays, responsible: "Agencia <Uno> S.A., RUC 80000519-8" });
  expect(named).toContain("Responsable: <b>Agencia &#60;Uno&#62; S.A., RUC 80000519-8</b>");
  expect(privacyPage("es", { otherWays, responsible: null })).not.toContain("Responsable:");
});
