export { type Block, plainText, readRichText, type Span, safeAddress } from "./read-rich-text.ts";
