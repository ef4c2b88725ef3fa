import { expect, test } from "./journey.ts";
import { signIn } from "./screens.ts";
import { photo } from "./write-campaign.ts";

const SIZES = [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: { width: 360, height: 740 } },
] as const;

for (const { name, viewport } of SIZES) {
  test(`${name} a brand gets products, and a folder of pictures finds its way to them`, async ({ browser }) => {
    const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
    const page = await context.newPage();
    const stamp = Date.now().toString(36).toUpperCase();
    const brand = `Molinos ${stamp}`;
    const picture = async (fileName: string, red: number) => ({
      name: fileName,
      mimeType: "image/jpeg",
      buffer: await photo(red, 80, [480, 480]),
    });

    await signIn(page, "admin", "manager@vitrina.local");
    await expect(page.getByRole("navigation").first()).toBeVisible();

    await test.step("a brand with a contact", async () => {
      await page.goto("/admin/brands");
      await page.getByRole("button", { name: "Nueva marca" }).first().click();
      await page.getByRole("dialog").getByLabel("Nombre").fill(brand);
      await page.getByRole("dialog").getByRole("button", { name: "Crear marca" }).click();
      await expect(page.getByRole("heading", { level: 1, name: brand })).toBeVisible();
      await page.getByRole("button", { name: "Agregar contacto" }).click();
      await page.getByLabel("Nombre y apellido").fill("Rocío Benítez");
      await page.getByLabel("Teléfono (WhatsApp)").fill("+595981555000");
      await page.getByRole("button", { name: "Guardar cambios" }).click();
      await expect(page.getByText("Marca guardada.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Escribir por WhatsApp a Rocío Benítez" })).toBeVisible();
    });

    await test.step("two products", async () => {
      for (const [product, sku] of [
        ["Harina común", `HAR-${stamp}`],
        ["Fideos cortos", `FID-${stamp}`],
      ] as const) {
        await page.goto("/admin/brands");
        await page.getByRole("searchbox").first().fill(brand);
        await page.getByRole("link", { name: brand }).first().click();
        await page.getByRole("link", { name: /productos?$/ }).click();
        await page.getByRole("button", { name: "Nuevo producto" }).first().click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("Nombre").fill(product);
        await dialog.getByLabel("Código (SKU)").fill(sku);
        await dialog.getByRole("button", { name: "Crear producto" }).click();
        await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
      }
    });

    await test.step("several pictures at once; a wrong file stops no other, and one that fails can be tried again", async () => {
      await page.route("**/trpc/media.confirmUpload**", (route) => route.abort());
      await page
        .getByLabel("Agregar imágenes")
        .last()
        .setInputFiles([
          await picture("uno.jpg", 200),
          { name: "lista.txt", mimeType: "text/plain", buffer: Buffer.from("no es una imagen") },
          await picture("dos.jpg", 120),
        ]);
      await expect(page.getByText(/no es una imagen admitida/)).toBeVisible();
      const retries = page.getByRole("button", { name: /^Reintentar (uno|dos)\.jpg$/ });
      await expect(retries).toHaveCount(2);
      await page.unroute("**/trpc/media.confirmUpload**");
      for (const name of ["uno.jpg", "dos.jpg"]) await page.getByRole("button", { name: `Reintentar ${name}` }).click();
      await page.getByRole("button", { name: "Quitar lista.txt de la lista" }).click();
      await expect(page.getByRole("list", { name: "Imágenes en orden" }).getByRole("listitem")).toHaveCount(2);
    });

    await test.step("described, put in another order by keyboard, removed and brought back", async () => {
      const list = page.getByRole("list", { name: "Imágenes en orden" });
      await list.getByLabel("Qué se ve").first().fill("El paquete de frente");
      await list.getByLabel("Qué se ve").first().blur();
      await expect(list.getByRole("button", { name: /^Mover El paquete de frente, lugar 1/ })).toBeVisible();
      await list.getByRole("button", { name: /^Mover El paquete de frente/ }).press("ArrowRight");
      await expect(list.getByRole("button", { name: /^Mover El paquete de frente, lugar 2/ })).toBeVisible();
      await list.getByRole("button", { name: "Quitar El paquete de frente" }).click();
      await expect(list.getByRole("listitem")).toHaveCount(1);
      await page.getByRole("button", { name: "Deshacer" }).click();
      await expect(list.getByRole("button", { name: /^Mover El paquete de frente, lugar 2/ })).toBeVisible();
      await page.reload();
      await expect(list.getByRole("button", { name: /^Mover El paquete de frente, lugar 2/ })).toBeVisible();
    });

    await test.step("a folder: two find their product by code, one is told by hand", async () => {
      await page.goto("/admin/products");
      await page.getByRole("searchbox").first().fill(`HAR-${stamp}`);
      await expect(page.getByRole("link", { name: "Harina común" })).toHaveCount(1);
      await page.getByRole("link", { name: "Harina común" }).click();
      await page.getByRole("link", { name: brand }).click();
      await page.getByRole("link", { name: "2 productos" }).click();
      await page.getByRole("link", { name: "Subir una carpeta" }).click();
      await page
        .getByLabel("Elegir imágenes")
        .last()
        .setInputFiles([
          await picture(`har_${stamp.toLowerCase()} frente.jpg`, 90),
          await picture(`FID-${stamp}.jpg`, 160),
          await picture("IMG_0001.jpg", 240),
        ]);
      await expect(page.getByText("Por su código")).toHaveCount(2);
      await expect(page.getByText("1 imagen sin producto: no se asignará")).toBeVisible();
      await page.getByLabel("Producto para IMG_0001.jpg").selectOption({ label: `Harina común (HAR-${stamp})` });
      await page.getByRole("button", { name: "Asignar 3 imágenes" }).click();
      await expect(page.getByText("3 imágenes asignadas a 2 productos.")).toBeVisible();
    });
    await context.close();
  });
}
