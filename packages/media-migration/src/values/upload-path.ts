/**
 * The places below the upload folder that a text may mean, likeliest first; `escapes` when it leads out of the folder, nothing
 * when it is no such path. `/uploads/a%20b.jpg` may be a file with a blank or one with a percent sign.
 */
export function uploadPath(text: string): readonly string[] | "escapes" | undefined {
  const plain = text.replaceAll("\\", "/").replace(/^(\.?\/)+/, "");
  if (!plain.startsWith("uploads/")) return undefined;
  const written = plain.slice("uploads/".length).replace(/[?#].*$/, "");
  const decoded = decoding(written);
  const candidates = [...new Set([written, decoded ?? written])];
  if (candidates.some(leadsOut)) return "escapes";
  const paths = candidates.map(tidy).filter((path) => path !== "");
  return paths.length > 0 ? paths : undefined;
}

function leadsOut(path: string): boolean {
  return path.includes("\0") || path.split(/[/\\]/).includes("..");
}

function tidy(path: string): string {
  return path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

function decoding(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
