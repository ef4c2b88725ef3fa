export { BriefParts, hasBriefParts } from "./brief-parts.tsx";
export { ProductsStrip } from "./products-strip.tsx";
