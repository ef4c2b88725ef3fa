const BUILT_FILE = /\/?(admin|creator)\/(assets\/[\w.-]+\.js)$/;

/** The built file that an address leads to, or null: `admin/assets/index-Ab12.js`. */
export function builtFileOf(address: string): string | null {
  const [, app, file] = BUILT_FILE.exec(address.split(/[?#]/, 1)[0] ?? "") ?? [];
  return app && file ? `${app}/${file}` : null;
}

/**
 * The debug id of a built file, which Sentry finds its source map by. Drawn from the file's name, which holds a hash of its
 * content: so the page knows it without a line of code in every chunk, also when a newer build has long taken its place.
 */
export function debugIdOf(builtFile: string): string {
  const words = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map((seed) => mix(builtFile, seed));
  const hex = words.map((word) => word.toString(16).padStart(8, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function mix(text: string, seed: number): number {
  let state = seed;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
    state ^= state >>> 13;
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
