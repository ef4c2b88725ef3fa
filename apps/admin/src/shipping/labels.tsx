import type { ParcelRow } from "@vitrina/domain/shipping";
import { Button } from "@vitrina/ui";
import Printer from "lucide-react/icons/printer";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";

/** Prints an address label for each chosen parcel that has an address; the rest of the page stays off the paper. */
export function Labels({ parcels }: { parcels: readonly ParcelRow[] }) {
  const t = useTranslations("shipping");
  const [printing, setPrinting] = useState(false);
  const addressed = parcels.flatMap(({ id, address, creatorPhone }) =>
    address ? [{ id, address, creatorPhone }] : [],
  );
  useEffect(() => {
    if (!printing) return;
    const root = document.getElementById("root");
    root?.classList.add("print:hidden");
    window.print();
    root?.classList.remove("print:hidden");
    setPrinting(false);
  }, [printing]);
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        icon={<Printer className="size-4" aria-hidden />}
        disabled={addressed.length === 0}
        onClick={() => setPrinting(true)}
      >
        {t("labels", { count: addressed.length })}
      </Button>
      {printing
        ? createPortal(
            <div className="hidden grid-cols-2 gap-3 bg-white p-4 text-black print:grid">
              {addressed.map(({ id, address, creatorPhone }) => (
                <address key={id} className="break-inside-avoid rounded border border-black p-4 not-italic">
                  <strong className="block text-lg">{address.recipient}</strong>
                  <span className="block">{address.street}</span>
                  <span className="block">{address.reference}</span>
                  <span className="block">{[address.city, address.department].join(", ")}</span>
                  <span className="block">{creatorPhone}</span>
                </address>
              ))}
            </div>,
            document.body,
          )
        : null}
    </>
  );
}
