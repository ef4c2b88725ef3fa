/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { uploadFile } from "@vitrina/client/upload-file";
import { creatorAtWork, picture } from "./at-work.ts";
import { film, padded } from "./film.ts";
import { expect, test } from "./journey.ts";
import { signIn } from "./screens.ts";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const CHUNK = 6 * 1024 * 1024;
const MARK = "La etiqueta se ve al frente";

const folder = mkdtempSync(join(tmpdir(), "vitrina-film-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(browser: Browser, viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: "es-PY",
    baseURL: process.env.VITRINA_URL,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => void dialog.accept());
  return page;
}

async function expectReadable(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect
    .soft(
      serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      `${where}: axe`,
    )
    .toEqual([]);
  const [wide, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(wide, `${where}: sideways`).toBeLessThanOrEqual(shown ?? 0);
}

for (const { name: size, viewport } of [
  { name: "a phone", viewport: PHONE },
  { name: "a desk", viewport: DESK },
]) {
  test(`on ${size} a reel is handed in, sent back at a second, handed in again, approved and published`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const stamp = `${Date.now().toString(36)}${viewport.width}`;
    const { title, name, email, applicationId, campaignId } = await creatorAtWork(baseURL ?? "", stamp);
    const maker = await open(browser, viewport);
    const reviewer = await open(browser, viewport);
    await signIn(maker, "creator", email);
    await signIn(reviewer, "admin", "reviewer@vitrina.local");
    const path = join(folder, `${stamp}.mp4`);
    writeFileSync(path, padded(await film(maker), 2 * CHUNK + 1_000_000));
    const pieces = maker.getByRole("region", { name: "Entregables" });
    const reel = pieces.getByRole("listitem").filter({ hasText: "Reel" }).first();

    await test.step("a closed tab in the middle of an upload costs one piece at most", async () => {
      await maker.goto(`/creator/applications/${applicationId}`);
      await reel.getByRole("button", { name: "Entregar" }).click();
      const sent: string[] = [];
      const isPiece = /\/v1_1\/[^/]+\/auto\/upload$/;
      let isCut = true;
      await maker.route(isPiece, (route) => {
        const range = route.request().headers()["content-range"] ?? "";
        // The poster follows in a single piece.
        if (range.endsWith(`/${2 * CHUNK + 1_000_000}`)) sent.push(range);
        // From the second piece on the line hangs, until the tab is closed.
        return isCut && sent.length > 1 ? undefined : route.continue();
      });
      await reel.getByLabel("Elegir el video").setInputFiles(path);
      await expect.poll(() => sent.length, { timeout: 40_000 }).toBe(2);
      await expect(reel.getByRole("progressbar")).toBeVisible();
      isCut = false;
      sent.length = 0;
      await maker.reload();
      const poster = maker.waitForResponse(/media\.setPoster/, { timeout: 60_000 });
      await expect(reel.getByText(/Quedó a medias: .*\(4\d %\)/)).toBeVisible();
      await reel.getByLabel("Elegir el video").setInputFiles(path);
      await expect(reel.getByText(/Llegó \(13,6 MB\)/)).toBeVisible({ timeout: 30_000 });
      expect((await poster).status()).toBe(200);
      expect(sent.map((range) => Number(/\d+/.exec(range)?.[0]))).toEqual([CHUNK, 2 * CHUNK]);
    });

    await test.step("what is still missing is said, and then it is sent", async () => {
      await expect(reel.getByText("Falta: marcar todos los puntos.")).toBeVisible();
      await reel.getByLabel(MARK).check();
      await reel.getByLabel("Texto de la publicación").fill("El agua fresca del cántaro. Publicidad.");
      await expectReadable(maker, "handing in");
      await reel.getByRole("button", { name: "Enviar a revisión" }).click();
      await expect(reel.getByText(/En revisión desde/)).toBeVisible();
    });

    await test.step("the reviewer finds it in the campaign, watches it and comments on a second", async () => {
      await expect(reviewer.getByRole("region", { name: "Entregas por revisar" })).toBeVisible();
      await reviewer.goto(`/admin/campaigns/${campaignId}/content?status=submitted`);
      await expectReadable(reviewer, "content");
      await reviewer.getByRole("link", { name: new RegExp(name) }).click();
      const video = reviewer.locator("video");
      await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.readyState)).toBeGreaterThan(0);
      const still = await video.evaluate(async ({ poster }: HTMLVideoElement) => {
        const picture = Object.assign(new Image(), { src: poster });
        await picture.decode();
        return [picture.naturalWidth, picture.naturalHeight];
      });
      expect(still).toEqual([180, 320]);
      await video.evaluate((one: HTMLVideoElement) => {
        one.currentTime = 1.4;
      });
      await reviewer.getByLabel("Comentario para el creador").fill("Acá falta el sonido del agua.");
      await reviewer.getByRole("button", { name: "En este segundo del video" }).click();
      await reviewer.getByRole("button", { name: "Agregar comentario" }).click();
      await expect(reviewer.getByRole("button", { name: "Ver 0:01" })).toBeVisible();
      await reviewer.getByLabel("Nota interna: el creador no la ve").check();
      await reviewer.getByLabel("Nota interna", { exact: true }).fill("La marca va a insistir con esto.");
      await reviewer.getByRole("button", { name: "Agregar nota interna" }).click();
      await expect(reviewer.getByText("La marca va a insistir con esto.")).toBeVisible();
      await expectReadable(reviewer, "review");
      await reviewer.getByRole("button", { name: "Pedir cambios (1 comentario)" }).click();
      await reviewer.getByRole("alertdialog").getByRole("button", { name: "Pedir cambios" }).click();
      await expect(reviewer.getByText("Se pidieron cambios; ahora responde el creador.")).toBeVisible();
    });

    await test.step("the creator sees the comment and not the note, answers, and sends a second version", async () => {
      await maker.reload();
      await expect(reel.getByText("Acá falta el sonido del agua.")).toBeVisible();
      await expect(maker.getByText("La marca va a insistir con esto.")).toHaveCount(0);
      await reel.getByRole("button", { name: "Ver el segundo 0:01" }).click();
      await expect(reel.locator("video")).toBeVisible();
      const second = join(folder, `${stamp}-2.mp4`);
      writeFileSync(second, await film(maker));
      await reel.getByLabel("Elegir el video").setInputFiles(second);
      await expect(reel.getByText(/Llegó/)).toBeVisible({ timeout: 30_000 });
      await reel.getByLabel(MARK).check();
      await expect(reel.getByText("Falta: responder 1 comentario.")).toBeVisible();
      await reel.getByLabel("Cuente qué hizo").fill("Grabé de nuevo con el micrófono cerca.");
      await reel.getByRole("button", { name: "Guardar respuesta" }).click();
      await expect(reel.getByText("Respondido", { exact: true })).toBeVisible();
      await expectReadable(maker, "answering");
      await reel.getByRole("button", { name: "Enviar la versión 2" }).click();
      await expect(reel.getByText(/En revisión desde/)).toBeVisible();
    });

    await test.step("the reviewer puts both versions side by side and approves the second", async () => {
      await reviewer.reload();
      await expect(reviewer.getByText("Grabé de nuevo con el micrófono cerca.")).toBeVisible();
      await reviewer.getByRole("button", { name: "Comparar versiones" }).click();
      await expect(reviewer.locator("video")).toHaveCount(2);
      await expectReadable(reviewer, "side by side");
      await reviewer.getByRole("button", { name: "Aprobar la versión 2" }).click();
      await expect(
        reviewer.getByText("Aprobada. Falta que el creador agregue el enlace de la publicación."),
      ).toBeVisible();
    });

    await test.step("the creator adds the link, and only a post's link is taken", async () => {
      await maker.reload();
      const link = reel.getByLabel("Enlace de la publicación");
      await link.fill("https://www.instagram.com/lia.barro");
      await reel.getByRole("button", { name: "Agregar el enlace" }).click();
      await expect(reel.getByText(/Ese no es el enlace de una publicación/)).toBeVisible();
      await link.fill("https://www.instagram.com/reel/C8barro/?igsh=abc");
      await reel.getByRole("button", { name: "Agregar el enlace" }).click();
      await expect(reel.getByRole("link", { name: "Ver la publicación" })).toHaveAttribute(
        "href",
        "https://www.instagram.com/reel/C8barro",
      );
      await expect(maker.getByRole("heading", { level: 1, name: title })).toBeVisible();
    });
  });
}

test("a part of a picture is marked with the mouse and by keyboard", async ({ browser, baseURL }) => {
  const stamp = Date.now().toString(36);
  const { creator, applicationId, campaignId } = await creatorAtWork(baseURL ?? "", stamp);
  const photo = (await creator.deliverables.mine.query({ applicationId })).find(({ type }) => type === "photo");
  const { assetId } = await uploadFile(creator, {
    bytes: await picture("#1b6840"),
    fileName: "cántaro.jpg",
    purpose: "deliverable_file",
  });
  await creator.deliverables.submit.mutate({
    id: photo?.id ?? "",
    assetIds: [assetId],
    caption: "",
    checklist: [MARK],
  });

  const page = await open(browser, DESK);
  await signIn(page, "admin", "reviewer@vitrina.local");
  await page.goto(`/admin/campaigns/${campaignId}/content?type=photo`);
  await page.getByRole("link", { name: /Lía Cabral/ }).click();
  await expect(page.getByRole("img", { name: "cántaro.jpg" })).toBeVisible();

  await page.getByRole("button", { name: "Marcar una zona" }).click();
  const box = await page.locator("[data-region-drawer]").boundingBox();
  if (!box) throw new Error("There is nothing to draw on.");
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByLabel("Izquierda")).toHaveValue("10");
  await expect(page.getByLabel("Alto")).toHaveValue("30");
  await page.getByLabel("Ancho").focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByLabel("Ancho")).toHaveValue("31");
  await page.getByLabel("Comentario para el creador").fill("Esta esquina sobra.");
  await page.getByRole("button", { name: "Agregar comentario" }).click();
  await expect(page.getByRole("button", { name: "Ver zona 1" })).toBeVisible();

  const [mine] = (await creator.deliverables.mine.query({ applicationId })).filter(({ type }) => type === "photo");
  expect(mine?.comments[0]?.region).toMatchObject({ x: 100, y: 200, width: 310, height: 300 });
});
