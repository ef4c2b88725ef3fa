import { updateBrand } from "../brands/update-brand.ts";
import { createProduct } from "../products/create-product.ts";
import type { BrandKey } from "./demo-brands.ts";
import { DEMO_CONTACTS, DEMO_PRODUCTS, PACK_VIEWS, pictureName } from "./demo-products.ts";
import { type Pictures, register } from "./pictures.ts";
import type { Ground } from "./plant-campaigns.ts";

const PRODUCTS_SINCE_DAYS = 129;

const WORDS = { frente: "de frente", costado: "de costado" };

/** Plans each brand's contacts and products; what is planted is told to `planted`, brand by brand. */
export function plantProducts(
  { ports, diary, cast }: Ground,
  {
    pictures,
    brandIds,
    planted,
  }: { pictures: Pictures; brandIds: ReadonlyMap<BrandKey, string>; planted: Map<BrandKey, string[]> },
): void {
  const byManager = () => ({ ...ports, actor: cast.admin("manager") });
  for (const [key, contacts] of Object.entries(DEMO_CONTACTS) as [BrandKey, (typeof DEMO_CONTACTS)["tajy"]][]) {
    diary.on(PRODUCTS_SINCE_DAYS, () =>
      updateBrand(byManager(), { id: brandIds.get(key) ?? "", revision: 1, content: { contacts: contacts ?? [] } }),
    );
  }
  for (const product of DEMO_PRODUCTS) {
    diary.on(PRODUCTS_SINCE_DAYS, async () => {
      const { actor } = byManager();
      const images = [];
      for (const view of PACK_VIEWS) {
        const assetId = await register(ports, await pictures.get(pictureName(product.sku, view)), actor.userId);
        images.push({ assetId, alt: `${product.name}, ${WORDS[view]}` });
      }
      const { brand, sku, name, description } = product;
      const brandId = brandIds.get(brand) ?? "";
      const id = await createProduct(byManager(), { brandId, sku, name, description, url: "", images });
      planted.set(brand, [...(planted.get(brand) ?? []), id]);
    });
  }
}
