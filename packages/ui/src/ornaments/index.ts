export { BrandMark } from "./brand-mark.tsx";
export { Nanduti } from "./nanduti.tsx";
