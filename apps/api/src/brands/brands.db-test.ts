import { newId } from "@vitrina/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { publishedCampaign, storedCover } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const manager = admin("manager");
const as = () => api.as(manager);
let named = 0;
const newBrand = () => as().brands.create({ name: `Empresa ${++named}` });

const contact = { name: "Rocío Benítez", role: "Marketing", email: "rocio@marca.test", phone: "+595981555000" };

describe("a brand", () => {
  test("keeps its contacts, its logo and its notes, and says what hangs from it", async () => {
    const { id } = await newBrand();
    const logoAssetId = await storedCover(api, "brand_logo");
    const change = { contacts: [contact], logoAssetId, notes: "Responde por WhatsApp." };
    const changed = await as().brands.update({ id, revision: 1, content: change });
    expect(changed).toMatchObject({ ...change, revision: 2, logo: { assetId: logoAssetId }, campaignCount: 0 });
    const [row] = (await as().brands.list({ search: changed.name })).items;
    expect(row).toMatchObject({ id, firstContact: "Rocío Benítez", logo: { assetId: logoAssetId } });
  });

  test("counts its campaigns and its products, without those that were removed", async () => {
    const { brandId } = await publishedCampaign(api);
    const product = { brandId, description: "", url: "", images: [] };
    await as().products.create({ ...product, name: "Queda", sku: "A-1" });
    const { id } = await as().products.create({ ...product, name: "Se va", sku: "A-2" });
    await as().products.remove({ id });
    expect(await as().brands.detail({ id: brandId })).toMatchObject({ productCount: 1, campaignCount: 1 });
  });

  test("gives its campaigns its new name to be found by, and takes the old one from them", async () => {
    const { id: campaignId, brandId, title } = await publishedCampaign(api);
    const was = await as().brands.detail({ id: brandId });
    const found = async (search: string) =>
      (await as().campaigns.list({ search, brandId: [brandId] })).items.map(({ id }) => id);
    const named = "Yvytu Poty";
    await as().brands.update({ id: brandId, revision: was.revision, content: { name: named } });
    expect(await found(named)).toEqual([campaignId]);
    expect(await found("yvytu")).toEqual([campaignId]);
    expect(await found(title)).toEqual([campaignId]);
    expect(await found(was.name)).toEqual([]);
  });

  test("stored before it had contacts, a logo and a revision is read and changed all the same", async () => {
    const _id = newId();
    await api.wiring.db.orm.brands.create({
      _id,
      name: "De antes",
      ruc: "",
      searchText: "de antes",
      searchKeys: null,
      logoAssetId: null,
      contacts: [],
      notes: null,
      revision: null,
      createdAt: api.now(),
      updatedAt: null,
    });
    await api.wiring.db
      .collection("brands")
      .updateOne({ name: "De antes" }, { $unset: { contacts: "", revision: "" } });
    expect(await as().brands.detail({ id: _id })).toMatchObject({ contacts: [], notes: "", revision: 1 });
    const changed = await as().brands.update({ id: _id, revision: 1, content: { contacts: [contact] } });
    expect(changed).toMatchObject({ contacts: [contact], revision: 2 });
  });

  test("two admins never overwrite each other", async () => {
    const { id } = await newBrand();
    const outcomes = await Promise.allSettled(
      ["Una nota", "Otra nota"].map((notes) => as().brands.update({ id, revision: 1, content: { notes } })),
    );
    const refused = outcomes.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: "CONFLICT", message: "brand-changed" } });
  });

  test("a change leaves an audit entry with before and after, of the changed fields only", async () => {
    const { id, name } = await newBrand();
    await as().brands.update({ id, revision: 1, content: { name, notes: "Nueva" } });
    const entries = await api.wiring.db.orm.audit_log.where({ action: "brand.updated" }).all();
    const entry = entries.find(({ target }) => target.id === id);
    expect(entry).toMatchObject({ before: { notes: "" }, after: { notes: "Nueva" } });
    expect(Object.keys(entry?.after as object)).toEqual(["notes"]);
  });
});

describe("is refused", () => {
  test("the name of another brand, whatever its accents", async () => {
    const [one, other] = [await newBrand(), await as().brands.create({ name: "Ñandutí" })];
    const taken = as().brands.update({ id: one.id, revision: 1, content: { name: "nanduti" } });
    await expect(taken).rejects.toMatchObject({ message: "duplicate" });
    expect((await as().brands.detail({ id: other.id })).name).toBe("Ñandutí");
  });

  test("a cover as a logo", async () => {
    const { id } = await newBrand();
    const logoAssetId = await storedCover(api);
    const wrong = as().brands.update({ id, revision: 1, content: { logoAssetId } });
    await expect(wrong).rejects.toMatchObject({ message: "no-such-asset" });
  });

  test.each([
    ["a phone that no one could dial", { ...contact, phone: "0981 555" }],
    ["an address that no letter reaches", { ...contact, email: "rocio@" }],
    ["nobody's name", { ...contact, name: " " }],
  ])("%s", async (_what, wrong) => {
    const { id } = await newBrand();
    const update = as().brands.update({ id, revision: 1, content: { contacts: [wrong] } });
    await expect(update).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("a brand that is not there", async () => {
    await expect(as().brands.detail({ id: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const update = as().brands.update({ id: newId(), revision: 1, content: {} });
    await expect(update).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-brand" });
  });
});
