const PLAIN = [
  "html502",
  "html200",
  "jsonNull500",
  "truncate",
  "reset_before",
  "reset_after_effect",
  "hang",
  "drip",
  "early413_close",
  "rate_limit",
  "quota",
  "clock_skew",
] as const;

/**
 * What can go wrong on the way. `status:503` and `slow:250` carry their number after the colon; `clock_skew` is what the
 * company says to somebody whose clock is wrong, and hurts nobody whose questions carry no time.
 */
export type Fault = `status:${number}` | `slow:${number}` | (typeof PLAIN)[number];

export type FaultRule = {
  /** `path` is a part of the path, `nth` the only matching request (counted from 1) that is hurt. */
  match?: { method?: string; path?: string; nth?: number; bodyContains?: string };
  fault: Fault;
  /** How many requests are hurt; without `times` and `probability`, every matching one. */
  times?: number;
  probability?: number;
  /** Makes the dice of `probability` repeatable. */
  seed?: number;
};

type ArmedRule = FaultRule & { seen: number; spent: number; dice: () => number };

export class FaultBook {
  #rules: ArmedRule[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ ...rule, seen: 0, spent: 0, dice: seededDice(rule.seed ?? 1) });
  }

  clear(): void {
    this.#rules = [];
  }

  list(): FaultRule[] {
    return this.#rules.map(({ dice: _dice, ...rule }) => rule);
  }

  wantsBody(): boolean {
    return this.#rules.some((rule) => rule.match?.bodyContains !== undefined);
  }

  /** The fault for this request, if any; asking counts as one request. */
  draw(request: { method: string; path: string; body: string }): Fault | undefined {
    for (const rule of this.#rules) {
      if (!matches(rule, request)) continue;
      rule.seen += 1;
      if (rule.match?.nth !== undefined && rule.seen !== rule.match.nth) continue;
      if (rule.times !== undefined && rule.spent >= rule.times) continue;
      if (rule.probability !== undefined && rule.dice() >= rule.probability) continue;
      rule.spent += 1;
      return rule.fault;
    }
    return undefined;
  }
}

export function isFault(value: unknown): value is Fault {
  if (typeof value !== "string") return false;
  return PLAIN.some((name) => name === value) || /^(status:[1-5]\d\d|slow:\d+)$/.test(value);
}

function matches(rule: ArmedRule, request: { method: string; path: string; body: string }): boolean {
  const { method, path, bodyContains } = rule.match ?? {};
  if (method && method.toUpperCase() !== request.method) return false;
  if (path && !request.path.includes(path)) return false;
  return bodyContains === undefined || request.body.includes(bodyContains);
}

function seededDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
