import type { Browser, Page } from "@playwright/test";
import { uploadFile } from "@vitrina/client/upload-file";
import { creatorAtWork, newcomer, picture } from "./at-work.ts";
import { expect as hurried, test } from "./journey.ts";
import { signIn } from "./screens.ts";

/** Two people wait for each other here, each in a browser of their own. */
const PATIENCE_MS = 45_000;
const expect = hurried.configure({ timeout: PATIENCE_MS });

const PHONE = { width: 360, height: 740 };
const SIZES = [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: PHONE },
] as const;

async function enter(browser: Browser, app: "admin" | "creator", email: string, viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await signIn(page, app, email);
  await expect(page.locator("h1:visible").first()).toBeVisible();
  return page;
}

for (const { name: where, viewport } of SIZES) {
  test(`${where} several who are new are let in at once`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const stamp = Date.now().toString(36);
    const people = [];
    for (const [place, first] of ["Noemí Rojas", "Olga Sosa"].entries())
      people.push(await newcomer(baseURL ?? "", stamp, first, place));
    const page = await enter(browser, "admin", "manager@vitrina.local", viewport);
    await page.goto("/admin/creators");
    await page.getByRole("searchbox").fill(stamp);
    await expect.poll(() => page.getByRole("checkbox", { name: /^Elegir / }).count()).toBeLessThanOrEqual(3);
    for (const { name } of people) await page.getByRole("checkbox", { name: `Elegir ${name}` }).check();
    const bar = page.getByRole("region", { name: "Lo elegido" });
    await expect(bar).toContainText("2 elegidos");
    await bar.getByRole("button", { name: "Aprobar 2 perfiles" }).click();
    await page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: "Aprobar 2 perfiles" })
      .click();
    await expect(page.getByText("2 perfiles aprobados.")).toBeVisible();
    for (const { client } of people) expect((await client.creators.myProfile.query()).status).toBe("approved");
    await page.context().close();
  });

  test(`${where} the last link that is added ends the collaboration and the campaign`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    const stamp = Date.now().toString(36);
    const { name, email, manager, creator, applicationId, campaignId } = await creatorAtWork(baseURL ?? "", stamp, {
      types: ["photo"],
    });
    const { revision } = await manager.campaigns.detail.query({ id: campaignId });
    await manager.campaigns.changeStatus.mutate({ id: campaignId, revision, to: "in_progress" });
    const [photo] = await creator.deliverables.mine.query({ applicationId });
    const bytes = await picture("#1b6840");
    const { assetId } = await uploadFile(creator, { bytes, fileName: "cantaro.jpg", purpose: "deliverable_file" });
    await creator.deliverables.submit.mutate({
      id: photo?.id ?? "",
      assetIds: [assetId],
      caption: "",
      checklist: ["La etiqueta se ve al frente"],
    });
    const agency = await enter(browser, "admin", "manager@vitrina.local", viewport);
    const maker = await enter(browser, "creator", email, PHONE);

    await test.step("the piece is approved, and the campaign still waits for its link", async () => {
      await agency.goto(`/admin/campaigns/${campaignId}/content`);
      await agency.getByRole("link", { name: new RegExp(name) }).click();
      await agency.getByRole("button", { name: "Aprobar la versión 1" }).click();
      await expect(
        agency.getByText("Aprobada. Falta que el creador agregue el enlace de la publicación."),
      ).toBeVisible();
      await agency.goto(`/admin/campaigns/${campaignId}`);
      await expect(agency.getByText("En curso", { exact: true }).first()).toBeVisible();
    });

    await test.step("the creator adds the link, and both are at their end", async () => {
      await maker.goto(`/creator/applications/${applicationId}`);
      const piece = maker.getByRole("region", { name: "Entregables" }).getByRole("listitem").first();
      await piece.getByLabel("Enlace de la publicación").fill("https://www.instagram.com/p/C8barro/");
      await piece.getByRole("button", { name: "Agregar el enlace" }).click();
      await expect(piece.getByRole("link", { name: "Ver la publicación" })).toBeVisible();
      await expect(maker.getByText("Finalizada", { exact: true }).first()).toBeVisible();
      await agency.reload();
      await expect(agency.getByText("Finalizada", { exact: true }).first()).toBeVisible();
    });
    await agency.context().close();
    await maker.context().close();
  });
}
