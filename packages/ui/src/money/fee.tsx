import { formatGuaranies } from "@vitrina/domain/money";

/** What the agency offers or spends, for its own eyes. What a creator will receive is an `ExpectedPayment`. */
export function Fee({ amount, className }: { amount: number; className?: string }) {
  return <span className={`tabular-nums whitespace-nowrap ${className ?? ""}`}>{formatGuaranies(amount)}</span>;
}
