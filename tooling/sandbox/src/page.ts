import { escapeHtml } from "./escape-html.ts";

/** The frame of every sandbox page: plain HTML that is readable at 360 px, in light and dark. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; --line: light-dark(#d9d4cb, #3d3a35); --quiet: light-dark(#6b655b, #a49d91); --link: light-dark(#8a3b12, #f0a37a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; margin: .5rem 0 1rem; }
a { color: var(--link); }
ul { list-style: none; margin: 0; padding: 0; }
li { border-top: 1px solid var(--line); padding: .75rem 0; }
small, .quiet { color: var(--quiet); }
iframe { width: 100%; height: 60vh; border: 1px solid var(--line); background: white; }
pre { white-space: pre-wrap; border: 1px solid var(--line); padding: .75rem; }
form { display: grid; gap: .75rem; }
label { display: grid; gap: .25rem; }
input[type=text], input[type=email], input[type=search] { font: inherit; padding: .6rem; width: 100%; }
button { font: inherit; padding: .7rem 1rem; cursor: pointer; text-align: left; width: 100%; }
.row { display: flex; gap: .5rem; align-items: center; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; }
.grid img { width: 100%; aspect-ratio: 1; object-fit: cover; background: var(--line); }
</style>
</head>
<body>
${body}
</body>
</html>`;
}
