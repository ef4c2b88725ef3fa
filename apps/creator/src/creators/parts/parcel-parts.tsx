import { CLOTHES_SIZES, shippingAddress, sizes } from "@vitrina/domain/creators";
import { DEPARTMENTS } from "@vitrina/domain/shipping";
import { SelectField, TextArea, TextField, useShapeForm } from "@vitrina/ui/forms";
import { useTranslations } from "use-intl";
import { PartForm, type PartProps } from "./part-form.tsx";

const NO_SIZES = { top: "", bottom: "", shoes: "" } as const;

/** What fits, for brands that send something to wear. */
export function SizesPart({ profile, ...rest }: PartProps) {
  const t = useTranslations("profile");
  const form = useShapeForm(sizes, profile.sizes ?? NO_SIZES);
  return (
    <PartForm
      {...rest}
      form={form}
      asParts={(written) => ({ sizes: Object.values(written).some(Boolean) ? written : null })}
    >
      <div className="grid grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1fr)] gap-3">
        <SelectField
          control={form.control}
          name="top"
          optional
          label={t("sizeTop")}
          placeholder="—"
          options={CLOTHES_SIZES.map((value) => ({ value, label: value }))}
        />
        <TextField control={form.control} name="bottom" inputMode="numeric" maxLength={6} label={t("sizeBottom")} />
        <TextField control={form.control} name="shoes" inputMode="decimal" maxLength={6} label={t("sizeShoes")} />
      </div>
    </PartForm>
  );
}

/** Where parcels go. */
export function AddressPart({ profile, ...rest }: PartProps) {
  const t = useTranslations("profile");
  const form = useShapeForm(shippingAddress, {
    recipient: profile.shippingAddress?.recipient ?? profile.name,
    street: profile.shippingAddress?.street ?? "",
    reference: profile.shippingAddress?.reference ?? "",
    city: profile.shippingAddress?.city ?? profile.city,
    department: profile.shippingAddress?.department ?? "",
  });
  return (
    <PartForm {...rest} form={form} asParts={(written) => ({ shippingAddress: written })}>
      <TextField control={form.control} name="recipient" autoComplete="name" label={t("addressRecipient")} />
      <TextField
        control={form.control}
        name="street"
        autoComplete="street-address"
        label={t("addressStreet")}
        hint={t("addressStreetHint")}
      />
      <TextArea
        control={form.control}
        name="reference"
        rows={2}
        maxLength={200}
        optional
        label={t("addressReference")}
        hint={t("addressReferenceHint")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField control={form.control} name="city" autoComplete="address-level2" label={t("city")} />
        <SelectField
          control={form.control}
          name="department"
          label={t("addressDepartment")}
          options={DEPARTMENTS.map((value) => ({ value, label: value }))}
        />
      </div>
    </PartForm>
  );
}
