import { render } from "./render.ts";

const WIDTH = 900;
const HEIGHT = 560;

const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A paper with a few lines, across which MUESTRA is stamped so that nobody takes it for a real one. */
export function paintPaper(title: string, lines: readonly string[]): Promise<Uint8Array> {
  const rows = lines.map((line, row) => `<text x="60" y="${190 + row * 58}" font-size="30">${safe(line)}</text>`);
  return render(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" fill="#2b2b33">
      <rect width="100%" height="100%" fill="#f6f1e7"/>
      <rect x="24" y="24" width="${WIDTH - 48}" height="${HEIGHT - 48}" fill="none" stroke="#8a7b61" stroke-width="3"/>
      <text x="60" y="110" font-size="42" font-weight="bold">${safe(title)}</text>
      ${rows.join("")}
      <text x="450" y="380" font-size="130" fill="#b03a2e" opacity="0.22" text-anchor="middle" transform="rotate(-18 450 330)">MUESTRA</text>
    </svg>`,
    { width: WIDTH, height: HEIGHT },
  );
}
