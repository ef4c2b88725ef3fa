/// <reference types="node" />
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./theme.css", import.meta.url), "utf8");
const pairs = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const channel = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const GROUNDS = ["paper", "surface", "raised", "sunken"];
const TEXT: [string, string][] = [
  ...GROUNDS.flatMap((ground) =>
    ["ink", "ink-soft", "accent", "red", "green", "amber", "info"].map((ink): [string, string] => [ink, ground]),
  ),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["accent-ink", "accent-soft"],
  ["green", "green-soft"],
  ["amber", "amber-soft"],
  ["red", "red-soft"],
  ["grey", "grey-soft"],
  ["info", "info-soft"],
  ["paper", "ink"],
];
const EDGES: [string, string][] = ["paper", "surface", "raised"].map((ground) => ["line-strong", ground]);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const colour = (name: string) => {
    const pair = pairs.get(name);
    if (!pair) throw new Error(`theme.css has no colour pair called ${name}`);
    return pair[theme];
  };

  test.each(TEXT)("%s can be read on %s (WCAG AA, 4.5:1)", (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(EDGES)("%s can be seen on %s (WCAG AA, 3:1)", (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
