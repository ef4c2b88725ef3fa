import { randomBytes } from "node:crypto";

/** Secrets that stand for real ones, and a nose for them in whatever shape. */
export type Canaries = {
  /** A new secret; `shape` makes of its random part what the reader of it wants to see. */
  secret: (name: string, shape?: (random: string) => string) => string;
  /** Watches for a secret that somebody else made. */
  watch: (name: string, secret: string) => void;
  /** The names of the secrets that a text holds: plain, escaped for an address, in hex, or inside any Base64. */
  shownIn: (text: string) => string[];
};

export function canaries(): Canaries {
  const shapes = new Map<string, string[]>();
  const watch = (name: string, secret: string) => {
    if (secret.length < 12) throw new RangeError(`${name} is too short to be told from chance`);
    shapes.set(name, shapesOf(secret));
  };
  return {
    watch,
    secret(name, shape = (random) => random) {
      const secret = shape(`canary${randomBytes(18).toString("hex")}`);
      watch(name, secret);
      return secret;
    },
    shownIn: (text) => [...shapes].filter(([, all]) => all.some((one) => text.includes(one))).map(([name]) => name),
  };
}

function shapesOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [...new Set([secret, encodeURIComponent(secret), bytes.toString("hex"), ...insideBase64(bytes)])];
}

/** What of a secret shows in Base64 of a longer text, wherever in it the secret begins. */
function insideBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const inside = whole.slice(before === 0 ? 0 : before + 1, -1);
    return [inside, inside.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
