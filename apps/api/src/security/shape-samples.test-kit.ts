/** Numbers that look random and are the same in every run with the same seed. */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  return { next, below, pick, chance: (part: number) => next() < part };
}
export type Dice = ReturnType<typeof seeded>;

type Def = {
  type: string;
  shape?: Record<string, Shape>;
  element?: Shape;
  innerType?: Shape;
  options?: readonly Shape[];
  items?: readonly Shape[];
  keyType?: Shape;
  valueType?: Shape;
  in?: Shape;
  left?: Shape;
  right?: Shape;
  getter?: () => Shape;
  entries?: Record<string, unknown>;
  values?: readonly unknown[];
  checks?: readonly { _zod: { def: Record<string, unknown> } }[];
};
export type Shape = {
  _zod: { def: Def; bag?: Record<string, unknown> };
  safeParse: (value: unknown) => { success: boolean };
};

const WORDS = ["", "a", "Asunción", "ñandú 🦤", "x".repeat(60), "  espacios  ", "línea\notra", "A-1", "0981 123 456"];

/** Texts that some shape of ours takes: ids, days, addresses, checksums. The first that fits is a valid one. */
const FITTING = [
  "2026-11-22",
  "2026-11",
  "https://www.instagram.com/p/ABC123/",
  "ana@example.com",
  "+595981123456",
  "0".repeat(32),
  "x".repeat(43),
  "a-key-of-its-own-1234",
  "asc",
  "diez-letras-o-más",
  "80012345-0",
  "{}",
];

/** Values that a program might choke on, wherever they stand. */
export const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  0,
  1e308,
  2 ** 31,
  2 ** 53,
  0.1,
  "",
  "\0",
  "\ud800",
  "'; drop table users; --",
  "{{7*7}}<%= 7*7 %>#{7*7}",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "__proto__",
  "$where",
  "javascript:alert(1)",
  "http://169.254.169.254/",
  "A".repeat(20_000),
  "(((((((((((((((((((((a+)+)+)+)+)",
  "‮arabic‏​",
  [],
  {},
  [[[[[[[[[[[[]]]]]]]]]]]],
  { $gt: "" },
  { $ne: null },
  { $where: "sleep(1000)" },
  { $regex: "(a+)+$" },
  JSON.parse('{"toString":"x","valueOf":1,"then":1}'),
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  Array.from({ length: 2_000 }, (_, index) => index),
  Array.from({ length: 500 }, () => ({})),
];

/** A value of a shape, as a well-meant program would send it: ids come from what is really stored. */
export function sampleOf(shape: Shape, dice: Dice, ids: readonly string[], depth = 0): unknown {
  const { def } = shape._zod;
  const again = (inner: Shape | undefined) => (inner ? sampleOf(inner, dice, ids, depth + 1) : null);
  switch (def.type) {
    case "object":
      return Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, inner]) => [key, again(inner)]));
    case "string":
      return textOf(shape, dice, ids);
    case "number":
    case "int":
      return numberOf(shape, dice);
    case "boolean":
      return dice.chance(0.5);
    case "date":
      return new Date(Date.UTC(2026, dice.below(24), 1 + dice.below(28), dice.below(24)));
    case "enum":
      return dice.pick(Object.values(def.entries ?? {}));
    case "literal":
      return dice.pick(def.values ?? [null]);
    case "array":
      return Array.from({ length: depth > 4 ? 0 : dice.below(4) }, () => again(def.element));
    case "optional":
    case "default":
    case "prefault":
      return dice.chance(0.3) ? undefined : again(def.innerType);
    case "nullable":
      return dice.chance(0.3) ? null : again(def.innerType);
    case "union":
      return again(dice.pick(def.options ?? []));
    case "tuple":
      return (def.items ?? []).map(again);
    case "record":
      return Object.fromEntries(
        Array.from({ length: dice.below(3) }, () => [String(again(def.keyType)), again(def.valueType)]),
      );
    case "pipe":
      return again(def.in);
    case "intersection":
      return { ...(again(def.left) as object), ...(again(def.right) as object) };
    case "lazy":
      return again(def.getter?.());
    case "catch":
    case "readonly":
    case "nonoptional":
      return again(def.innerType);
    default:
      return dice.pick(WORDS);
  }
}

function textOf(shape: Shape, dice: Dice, ids: readonly string[]): string {
  const stored = dice.pick(ids);
  if (dice.chance(0.85)) {
    const candidates = dice.chance(0.5)
      ? [stored, ...FITTING, ...WORDS]
      : [dice.pick(WORDS), stored, ...FITTING, ...WORDS];
    const fitting = candidates.find((text) => shape.safeParse(text).success);
    if (fitting !== undefined) return fitting;
  }
  return dice.pick(WORDS);
}

function numberOf(shape: Shape, dice: Dice): number {
  const candidates = [dice.below(5), dice.below(1_000), 1, 30, 350_000, 0];
  return candidates.find((value) => shape.safeParse(value).success) ?? dice.below(100);
}

/** The same value with one of its parts exchanged, removed, doubled or added. */
export function nearlyThe(value: unknown, dice: Dice): unknown {
  if (dice.chance(0.15) || typeof value !== "object" || value === null || value instanceof Date)
    return dice.pick(HOSTILE);
  if (Array.isArray(value)) {
    if (value.length === 0 || dice.chance(0.2)) return [...value, dice.pick(HOSTILE)];
    const at = dice.below(value.length);
    return value.map((item, index) => (index === at ? nearlyThe(item, dice) : item));
  }
  const fields: Record<string, unknown> = { ...value };
  const names = Object.keys(fields);
  if (names.length === 0 || dice.chance(0.15)) {
    Object.defineProperty(
      fields,
      dice.pick(["extra", "__proto__", "constructor", "$set", "role", "status", "userId", "creatorId"]),
      {
        value: dice.pick(HOSTILE),
        enumerable: true,
        configurable: true,
      },
    );
    return fields;
  }
  const name = dice.pick(names);
  if (dice.chance(0.2)) delete fields[name];
  else fields[name] = nearlyThe(fields[name], dice);
  return fields;
}
