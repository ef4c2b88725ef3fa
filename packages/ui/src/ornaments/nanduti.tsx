const at = (radius: number, turn: number) => {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return `${(100 + radius * Math.cos(angle)).toFixed(2)} ${(100 + radius * Math.sin(angle)).toFixed(2)}`;
};

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

const WARP = times(48)
  .map((thread) => `M${at(14, thread / 48)}L${at(96, thread / 48)}`)
  .join("");

const petalRing = (count: number, from: number, to: number, spread: number) =>
  times(count)
    .map((petal) => {
      const middle = petal / count;
      const half = spread / count;
      const waist = from + (to - from) * 0.62;
      return `M${at(from, middle)}Q${at(waist, middle - half)} ${at(to, middle)}Q${at(waist, middle + half)} ${at(from, middle)}Z`;
    })
    .join("");

const zigzag = (count: number, inner: number, outer: number) =>
  `${times(count * 2)
    .map((step) => `${step === 0 ? "M" : "L"}${at(step % 2 ? inner : outer, step / (count * 2))}`)
    .join("")}Z`;

const scallops = (count: number, radius: number, height: number) =>
  times(count)
    .map(
      (arc) =>
        `M${at(radius, arc / count)}Q${at(radius + height, (arc + 0.5) / count)} ${at(radius, (arc + 1) / count)}`,
    )
    .join("");

const WEFT = zigzag(24, 50, 58) + zigzag(24, 58, 50);
const PETALS = petalRing(12, 16, 49, 0.78);
const LEAVES = petalRing(24, 60, 84, 0.62);
const EDGE = scallops(24, 88, 17);

/** A rosette of ñandutí, the spider-web lace of Itauguá, drawn thread by thread. Ornament only: says nothing to readers. */
export function Nanduti({ className, threads = true }: { className?: string; threads?: boolean }) {
  return (
    <svg
      viewBox="0 0 200 200"
      className={className}
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      {threads ? <path d={WARP} strokeWidth="0.35" opacity="0.55" /> : null}
      <circle cx="100" cy="100" r="14" strokeWidth="1" />
      <circle cx="100" cy="100" r="5" strokeWidth="1.4" />
      <path d={PETALS} strokeWidth="1" fill="currentColor" fillOpacity="0.14" />
      <path d={WEFT} strokeWidth="0.7" />
      <path d={LEAVES} strokeWidth="0.8" fill="currentColor" fillOpacity="0.1" />
      <circle cx="100" cy="100" r="88" strokeWidth="0.7" />
      <path d={EDGE} strokeWidth="1" />
    </svg>
  );
}
