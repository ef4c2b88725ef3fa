import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type Address, confirmAddressRequest, DEPARTMENTS } from "@vitrina/domain/shipping";
import { Button } from "@vitrina/ui/controls";
import { CheckboxField, FormError, SelectField, TextField, useShapeForm } from "@vitrina/ui/forms";
import { Sheet } from "@vitrina/ui/overlays";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useAfterAct } from "../applications/after-act.ts";
import { useFailureText } from "../frame/failure-text.ts";

const DEPARTMENT_OPTIONS = DEPARTMENTS.map((value) => ({ value, label: value }));

/** Where the parcel goes, written as couriers here need it. */
export function AddressSheet({ id, address, onClose }: { id: string; address: Address | null; onClose: () => void }) {
  const t = useTranslations("parcel");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const formId = useId();
  const confirm = useMutation(
    trpc.shipping.confirmAddress.mutationOptions(useAfterAct(t("addressConfirmed"), onClose)),
  );
  const blank = { recipient: "", street: "", reference: "", city: "", department: "" };
  const form = useShapeForm(confirmAddressRequest, { id, address: { ...blank, ...address }, keep: true });
  return (
    <Sheet
      open
      onOpenChange={(next) => {
        if (!next && !confirm.isPending) onClose();
      }}
      title={t("addressTitle")}
      actions={
        <Button type="submit" form={formId} size="large" wide pending={confirm.isPending}>
          {t("saveAddress")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={form.handleSubmit((request) => confirm.mutate(request))}
        className="flex flex-col gap-4"
      >
        <TextField control={form.control} name="address.recipient" label={t("recipient")} autoComplete="name" />
        <TextField
          control={form.control}
          name="address.street"
          label={t("street")}
          autoComplete="street-address"
          maxLength={160}
        />
        <TextField
          control={form.control}
          name="address.reference"
          label={t("reference")}
          hint={t("referenceHint")}
          maxLength={200}
          optional
        />
        <TextField control={form.control} name="address.city" label={t("city")} autoComplete="address-level2" />
        <SelectField
          control={form.control}
          name="address.department"
          label={t("department")}
          options={DEPARTMENT_OPTIONS}
        />
        <CheckboxField control={form.control} name="keep" label={t("keep")} />
        <FormError>{confirm.isError ? failureText(confirm.error) : null}</FormError>
      </form>
    </Sheet>
  );
}
