export type SniffedKind = { format: string; resourceType: "image" | "video" | "raw" };

const RAW: SniffedKind = { format: "", resourceType: "raw" };

/** What the first bytes say a file is, whatever its name claims. */
export function sniffFormat(head: Buffer): SniffedKind {
  const at = (offset: number, text: string) => head.toString("latin1", offset, offset + text.length) === text;
  if (at(0, "\xff\xd8\xff")) return { format: "jpg", resourceType: "image" };
  if (at(0, "\x89PNG\r\n\x1a\n")) return { format: "png", resourceType: "image" };
  if (at(0, "GIF87a") || at(0, "GIF89a")) return { format: "gif", resourceType: "image" };
  if (at(0, "RIFF") && at(8, "WEBP")) return { format: "webp", resourceType: "image" };
  if (at(0, "BM")) return { format: "bmp", resourceType: "image" };
  if (at(0, "II*\0") || at(0, "MM\0*")) return { format: "tiff", resourceType: "image" };
  if (at(0, "%PDF-")) return { format: "pdf", resourceType: "image" };
  if (at(0, "\x1a\x45\xdf\xa3")) return { format: "webm", resourceType: "video" };
  if (at(4, "ftyp")) return fromFileBrand(head.toString("latin1", 8, 12));
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/i.test(head.toString("utf8", 0, 1024))) {
    return { format: "svg", resourceType: "image" };
  }
  return RAW;
}

function fromFileBrand(brand: string): SniffedKind {
  if (brand === "avif" || brand === "avis") return { format: "avif", resourceType: "image" };
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return { format: "heic", resourceType: "image" };
  if (brand === "qt  ") return { format: "mov", resourceType: "video" };
  return { format: "mp4", resourceType: "video" };
}
