import { newId } from "@vitrina/db";
import { PRODUCT_IMAGES_MAX, type ProductContent } from "@vitrina/domain/products";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { storedCover } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = () => api.as(admin("manager"));
let made = 0;
const newBrand = async () => (await as().brands.create({ name: `Fábrica ${++made}` })).id;

async function newProduct(change: Partial<ProductContent> & { brandId?: string } = {}) {
  made += 1;
  const blank = { name: `Producto ${made}`, sku: `P-${made}`, description: "", url: "", images: [] };
  return as().products.create({ ...blank, brandId: change.brandId ?? (await newBrand()), ...change });
}

const picture = async (alt = "") => ({ assetId: await storedCover(api, "product_image"), alt });

describe("a product", () => {
  test("shows its pictures in their order, with their words and its brand's name", async () => {
    const images = [await picture("Frente"), await picture("Dorso")];
    const product = await newProduct({ sku: " ab-1 ", images });
    expect(product).toMatchObject({ sku: "AB-1", revision: 1, brandName: expect.stringContaining("Fábrica") });
    expect(product.images.map(({ assetId, alt }) => ({ assetId, alt }))).toEqual(images);
    expect(product.images[0]?.picture).toMatchObject({ assetId: images[0]?.assetId });
  });

  test("is put in another order, and loses and gets back a picture, by saying the whole list", async () => {
    const [front, back] = [await picture("Frente"), await picture("Dorso")];
    const { id } = await newProduct({ images: [front, back] });
    const turned = await as().products.update({ id, revision: 1, content: { images: [back, front] } });
    expect(turned.images.map(({ alt }) => alt)).toEqual(["Dorso", "Frente"]);
    const fewer = await as().products.update({ id, revision: 2, content: { images: [front] } });
    expect(fewer.images).toHaveLength(1);
    const again = await as().products.update({ id, revision: 3, content: { images: [front, back] } });
    expect(again.images.map(({ alt }) => alt)).toEqual(["Frente", "Dorso"]);
  });

  test("that was removed is in no list, and comes back as it was", async () => {
    const { id, brandId } = await newProduct({ images: [await picture()] });
    await as().products.remove({ id });
    await as().products.remove({ id });
    expect((await as().products.list({ brandId: [brandId] })).items).toEqual([]);
    expect(await as().products.skus({ brandId })).toEqual([]);
    const changed = as().products.update({ id, revision: 2, content: { name: "Otro" } });
    await expect(changed).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await as().products.restore({ id })).toMatchObject({ removedAt: null, images: [{ alt: "" }] });
    expect((await as().products.list({ brandId: [brandId] })).items).toHaveLength(1);
  });

  test("is found by its name without accents and by its code", async () => {
    const { id } = await newProduct({ name: "Yerba Compuesta Ñandú", sku: "YCN-500" });
    for (const search of ["nandu", "ycn-5", "YERBA comp"]) {
      expect((await as().products.list({ search })).items.map((item) => item.id)).toEqual([id]);
    }
  });

  test("of the previous application, without a list of pictures, is read all the same", async () => {
    const { id } = await newProduct();
    await api.wiring.db
      .collection("products")
      .updateOne(
        { name: `Producto ${made}` },
        { $unset: { images: "" }, $set: { imageUrl: "https://antes.test/a.jpg" } },
      );
    expect(await as().products.detail({ id })).toMatchObject({ images: [] });
  });

  test("two admins never overwrite each other", async () => {
    const { id } = await newProduct();
    const outcomes = await Promise.allSettled(
      ["Uno", "Dos"].map((description) => as().products.update({ id, revision: 1, content: { description } })),
    );
    const refused = outcomes.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: "CONFLICT", message: "product-changed" } });
  });

  test("every act on it is in the audit log", async () => {
    const { id } = await newProduct();
    await as().products.update({ id, revision: 1, content: { name: "Otro nombre" } });
    await as().products.remove({ id });
    await as().products.restore({ id });
    const entries = (await api.wiring.db.orm.audit_log.all()).filter(({ target }) => target.id === id);
    expect(entries.map(({ action }) => action)).toEqual([
      "product.created",
      "product.updated",
      "product.removed",
      "product.restored",
    ]);
  });
});

describe("is refused", () => {
  test("the same code twice in a brand, but not in two", async () => {
    const { brandId } = await newProduct({ sku: "SAME" });
    await expect(newProduct({ brandId, sku: "same" })).rejects.toMatchObject({ message: "duplicate" });
    await expect(newProduct({ sku: "SAME" })).resolves.toMatchObject({ sku: "SAME" });
  });

  test("a picture of another purpose, one that is not there, and the same one twice", async () => {
    const cover = { assetId: await storedCover(api), alt: "" };
    await expect(newProduct({ images: [cover] })).rejects.toMatchObject({ message: "no-such-asset" });
    await expect(newProduct({ images: [{ assetId: newId(), alt: "" }] })).rejects.toMatchObject({
      message: "no-such-asset",
    });
    const twice = await picture();
    await expect(newProduct({ images: [twice, twice] })).rejects.toMatchObject({ message: "duplicate" });
  });

  test("a brand or a product that is not there", async () => {
    await expect(newProduct({ brandId: newId() })).rejects.toMatchObject({ message: "no-such-brand" });
    for (const act of [as().products.detail, as().products.remove, as().products.restore]) {
      await expect(act({ id: newId() })).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-product" });
    }
  });
});

describe("a folder of pictures", () => {
  test("is put behind the pictures that each product has, and doing it again changes nothing", async () => {
    const first = await picture("Frente");
    const [one, other] = [await newProduct({ images: [first] }), await newProduct()];
    const [a, b, c] = [await picture("a"), await picture("b"), await picture("c")];
    const assignments = [
      { productId: one.id, images: [a, b] },
      { productId: other.id, images: [c] },
    ];
    expect(await as().products.assignImages({ assignments })).toEqual({ products: 2 });
    await as().products.assignImages({ assignments });
    const alts = async (id: string) => (await as().products.detail({ id })).images.map(({ alt }) => alt);
    expect(await alts(one.id)).toEqual(["Frente", "a", "b"]);
    expect(await alts(other.id)).toEqual(["c"]);
  });

  test("is assigned whole or not at all", async () => {
    const product = await newProduct();
    const wrong = { productId: newId(), images: [await picture()] };
    const assignments = [{ productId: product.id, images: [await picture()] }, wrong];
    const refused = as().products.assignImages({ assignments });
    await expect(refused).rejects.toMatchObject({ message: "no-such-product" });
    expect((await as().products.detail({ id: product.id })).images).toEqual([]);
  });

  test("two folders at once for one product are both there in the end", async () => {
    const { id } = await newProduct();
    const images = [await picture(), await picture(), await picture()];
    await Promise.all(
      images.map((image) => as().products.assignImages({ assignments: [{ productId: id, images: [image] }] })),
    );
    expect((await as().products.detail({ id })).images).toHaveLength(3);
  });

  test("never gives a product more pictures than it holds", async () => {
    const full = await newProduct({
      images: await Promise.all(Array.from({ length: PRODUCT_IMAGES_MAX }, () => picture())),
    });
    const refused = as().products.assignImages({ assignments: [{ productId: full.id, images: [await picture()] }] });
    await expect(refused).rejects.toMatchObject({ message: "too-many-images" });
  });
});
