import type { Address } from "@vitrina/domain/shipping";
import { classes } from "@vitrina/ui";

/** An address as it is written on a parcel. */
export function AddressLines({ address, className }: { address: Address; className?: string }) {
  const { recipient, street, reference, city, department } = address;
  return (
    <address className={classes("rounded-md bg-sunken px-3 py-2 text-sm leading-relaxed not-italic", className)}>
      <strong className="block">{recipient}</strong>
      <span className="block">{street}</span>
      {reference ? <span className="block text-ink-soft">{reference}</span> : null}
      <span className="block">{[...new Set([city, department])].join(", ")}</span>
    </address>
  );
}
