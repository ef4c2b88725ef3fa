export { type Brand, brand, brandsRequest, createBrandRequest, ruc } from "./brand.ts";
