export type SniffedFormat = "jpg" | "png" | "gif" | "webp" | "avif" | "heic" | "svg" | "pdf" | "mp4" | "mov" | "webm";

/** How many first bytes `sniffImage` wants to see. */
export const SNIFF_LENGTH = 1_024;

/**
 * What a file really is, from its first bytes; nothing when it is none of the formats the product knows. The name and the
 * declared type are never asked. Pure, the same in the browser and on the server.
 */
export function sniffImage(head: Uint8Array): SniffedFormat | undefined {
  const at = (offset: number, text: string) =>
    [...text].every((letter, i) => head[offset + i] === letter.charCodeAt(0));
  if (at(0, "\xff\xd8\xff")) return "jpg";
  if (at(0, "\x89PNG\r\n\x1a\n")) return "png";
  if (at(0, "GIF87a") || at(0, "GIF89a")) return "gif";
  if (at(0, "RIFF") && at(8, "WEBP")) return "webp";
  if (at(0, "%PDF-")) return "pdf";
  if (at(0, "\x1a\x45\xdf\xa3")) return "webm";
  if (at(4, "ftyp")) return fromBrand(String.fromCharCode(...head.subarray(8, 12)));
  return looksLikeSvg(head) ? "svg" : undefined;
}

function fromBrand(brand: string): SniffedFormat {
  if (brand === "avif" || brand === "avis") return "avif";
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return "heic";
  return brand === "qt  " ? "mov" : "mp4";
}

function looksLikeSvg(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, SNIFF_LENGTH)).replace(/^\uFEFF/, "");
  return /^\s*(<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/i.test(text);
}
