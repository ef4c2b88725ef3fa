import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { type BrandContent, type BrandDetail, brandContent } from "@vitrina/domain/brands";
import type { Picture } from "@vitrina/domain/media";
import {
  Button,
  Card,
  FormError,
  IconButton,
  ImageUpload,
  TextArea,
  TextField,
  toast,
  useShapeForm,
} from "@vitrina/ui";
import Plus from "lucide-react/icons/plus";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { type Control, useController, useFieldArray, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { LeaveGuard } from "../forms/leave-guard.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useUploadSteps } from "../media/use-upload-steps.ts";
import { ContactWays } from "./brand-contacts.tsx";

const CONTACTS_MAX = 10;

const contentOf = ({ name, ruc, logoAssetId, contacts, notes }: BrandDetail): BrandContent => ({
  name,
  ruc,
  logoAssetId,
  contacts,
  notes,
});

/** Everything an admin writes about a brand, saved together from the revision that was read. */
export function BrandForm({ brand }: { brand: BrandDetail }) {
  const t = useTranslations("brands");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const update = useMutation(trpc.brands.update.mutationOptions());
  const [base, setBase] = useState(brand);
  const form = useShapeForm(brandContent, contentOf(brand));
  const take = (newer: BrandDetail) => {
    setBase(newer);
    form.reset(contentOf(newer));
    cache.setQueryData(trpc.brands.detail.queryKey({ id: newer.id }), newer);
  };
  const { submit, problem, pending } = useFormAct(
    form,
    async (content) => {
      try {
        return await update.mutateAsync({ id: base.id, revision: base.revision, content });
      } catch (error) {
        // The newer version becomes the ground of the next attempt; what was typed stays on the screen.
        if (refusalOf(error)?.reason === "brand-changed") {
          setBase(await cache.fetchQuery(trpc.brands.detail.queryOptions({ id: base.id }, { staleTime: 0 })));
        }
        throw error;
      }
    },
    (newer) => {
      take(newer);
      void cache.invalidateQueries(trpc.brands.list.pathFilter());
      toast(t("saved"));
    },
  );
  const { isDirty } = form.formState;

  return (
    <form
      noValidate
      onSubmit={submit}
      aria-label={t("edit")}
      className="grid items-start gap-5 lg:grid-cols-[20rem_1fr]"
    >
      <div className="flex flex-col gap-5">
        <Card title={t("logo")}>
          <LogoField control={form.control} stored={base.logo} />
        </Card>
        <Card title={t("company")}>
          <div className="flex flex-col gap-4">
            <TextField control={form.control} name="name" label={t("name")} />
            <TextField control={form.control} name="ruc" label={t("ruc")} optional placeholder="80012345-6" />
          </div>
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <Card title={t("contacts")}>
          <ContactsField control={form.control} />
        </Card>
        <Card title={t("notes")}>
          <TextArea
            control={form.control}
            name="notes"
            label={t("notesLabel")}
            hint={t("notesHint")}
            maxLength={2_000}
            optional
          />
        </Card>
      </div>
      <div className="sticky bottom-14 z-20 -mx-4 flex flex-col gap-2 border-t border-line bg-paper/95 px-4 py-3 backdrop-blur-md sm:-mx-6 sm:px-6 lg:bottom-0 lg:col-span-2">
        <FormError>{problem}</FormError>
        <div className="flex items-center justify-end gap-3">
          <span className="text-sm text-ink-soft">{isDirty ? t("unsaved") : null}</span>
          <Button type="submit" pending={pending} disabled={!isDirty}>
            {t("save")}
          </Button>
        </div>
      </div>
      <LeaveGuard unsaved={() => form.formState.isDirty} />
    </form>
  );
}

function LogoField({
  control,
  stored,
}: {
  control: Control<BrandContent, unknown, BrandContent>;
  stored: Picture | null;
}) {
  const t = useTranslations("brands");
  const steps = useUploadSteps();
  const { field, fieldState } = useController({ control, name: "logoAssetId" });
  const [uploaded, setUploaded] = useState<Picture | null>(null);
  return (
    <ImageUpload
      label={t("logoLabel")}
      purpose="brand_logo"
      frame="square"
      picture={[uploaded, stored].find((candidate) => candidate?.assetId === field.value) ?? null}
      steps={steps}
      error={fieldState.error?.message}
      onUploaded={(picture) => {
        setUploaded(picture);
        field.onChange(picture.assetId);
      }}
      onRemove={() => field.onChange(null)}
    />
  );
}

function ContactsField({ control }: { control: Control<BrandContent, unknown, BrandContent> }) {
  const t = useTranslations("brands");
  const contacts = useFieldArray({ control, name: "contacts" });
  const typed = useWatch({ control, name: "contacts" });
  return (
    <div className="flex flex-col gap-4">
      {contacts.fields.length === 0 ? <p className="text-sm text-ink-soft">{t("noContacts")}</p> : null}
      {contacts.fields.map((contact, index) => (
        <fieldset key={contact.id} className="relative min-w-0 rounded-md border border-line bg-paper/50 p-4">
          <legend className="px-1.5 text-sm font-medium">{t("contact", { position: index + 1 })}</legend>
          <IconButton
            label={t("removeContact", { position: index + 1 })}
            icon={<Trash2 className="size-4.5" aria-hidden />}
            onClick={() => contacts.remove(index)}
            className="absolute -top-3 right-1"
          />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <TextField control={control} name={`contacts.${index}.name`} label={t("contactName")} />
            <TextField control={control} name={`contacts.${index}.role`} label={t("contactRole")} optional />
            <TextField
              control={control}
              name={`contacts.${index}.phone`}
              label={t("contactPhone")}
              type="tel"
              placeholder="+595981123456"
              optional
            />
            <TextField
              control={control}
              name={`contacts.${index}.email`}
              label={t("contactEmail")}
              type="email"
              optional
            />
          </div>
          {brandContent.shape.contacts.element.safeParse(typed[index]).success && typed[index] ? (
            <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
              <ContactWays contact={typed[index]} />
            </p>
          ) : null}
        </fieldset>
      ))}
      {contacts.fields.length < CONTACTS_MAX ? (
        <Button
          variant="secondary"
          className="self-start"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => contacts.append({ name: "", role: "", email: "", phone: "" })}
        >
          {t("addContact")}
        </Button>
      ) : null}
    </div>
  );
}
