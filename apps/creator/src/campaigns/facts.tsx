import type { ReactNode } from "react";

/** Terms and what they are, one per line. */
export function Facts({ facts }: { facts: readonly { term: string; words: ReactNode }[] }) {
  return (
    <dl className="flex flex-col gap-3">
      {facts.map(({ term, words }) => (
        <div key={term}>
          <dt className="text-xs text-ink-soft">{term}</dt>
          <dd className="mt-0.5">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
