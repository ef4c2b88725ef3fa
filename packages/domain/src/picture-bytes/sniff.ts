export type SniffedFormat =
  | ("jpg" | "png" | "webp" | "gif" | "avif" | "heic" | "svg" | "pdf" | "bmp" | "tiff")
  | ("mp4" | "mov" | "webm" | "zip");

export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const HEIC_BRANDS = /^(heic|heix|hevc|heim|heis|mif1|msf1)$/;

/** What the first bytes say a file is, whatever its name claims; null for what nobody here knows. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat | null {
  const begins = (text: string, at = 0) => textAt(bytes, at, text.length) === text;
  if (begins("\xff\xd8\xff")) return "jpg";
  if (begins("\x89PNG\r\n\x1a\n")) return "png";
  if (begins("RIFF") && begins("WEBP", 8)) return "webp";
  if (begins("GIF87a") || begins("GIF89a")) return "gif";
  if (begins("%PDF-")) return "pdf";
  if (begins("BM")) return "bmp";
  if (begins("II*\0") || begins("MM\0*")) return "tiff";
  if (begins("\x1a\x45\xdf\xa3")) return "webm";
  if (begins("PK\x03\x04")) return "zip";
  if (begins("ftyp", 4)) {
    const brand = textAt(bytes, 8, 4);
    if (brand === "avif" || brand === "avis") return "avif";
    if (HEIC_BRANDS.test(brand)) return "heic";
    return brand === "qt  " ? "mov" : "mp4";
  }
  return /<svg[\s>]/i.test(textAt(bytes, 0, 2_048)) ? "svg" : null;
}
