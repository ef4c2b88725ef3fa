import { handleOf, type MyProfile, PLATFORMS, type Platform, writtenAccount } from "@vitrina/domain/creators";
import { Button, IconButton } from "@vitrina/ui/controls";
import { NumberField, SelectField, TextField, useShapeForm } from "@vitrina/ui/forms";
import Plus from "lucide-react/icons/plus";
import Trash2 from "lucide-react/icons/trash-2";
import type { UseFormReturn } from "react-hook-form";
import { useFieldArray, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { PartForm, type PartProps } from "./part-form.tsx";

const MOST = 10;

const socialShape = z.object({ socialAccounts: z.array(writtenAccount).min(1).max(MOST) });

type Typed = { socialAccounts: { platform: Platform; handle: string; url: string; followers: number | null }[] };

const blank = (platform: Platform) => ({ platform, handle: "", url: "", followers: null });

function asTyped({ socialAccounts }: MyProfile): Typed {
  return { socialAccounts: socialAccounts.length > 0 ? socialAccounts : [blank("instagram")] };
}

/** Where a creator's work can be seen, one row per account. */
export function SocialPart({ profile, ...rest }: PartProps) {
  const t = useTranslations("profile");
  const form = useShapeForm<Typed, z.infer<typeof socialShape>>(socialShape, asTyped(profile));
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "socialAccounts" });
  const unused = PLATFORMS.find((platform) => !fields.some((account) => account.platform === platform));

  return (
    <PartForm
      {...rest}
      form={form}
      asParts={({ socialAccounts }) => ({
        socialAccounts: socialAccounts.map(({ url: _kept, ...account }) => ({ ...account, url: "" })),
      })}
    >
      {fields.map((account, index) => (
        <Account
          key={account.id}
          form={form}
          index={index}
          onRemove={fields.length > 1 ? () => remove(index) : undefined}
        />
      ))}
      {fields.length < MOST ? (
        <Button
          variant="secondary"
          className="self-start"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => append(blank(unused ?? "instagram"))}
        >
          {t("addSocial")}
        </Button>
      ) : null}
    </PartForm>
  );
}

type Row = {
  form: UseFormReturn<Typed, unknown, z.infer<typeof socialShape>>;
  index: number;
  onRemove: (() => void) | undefined;
};

function Account({ form: { control }, index, onRemove }: Row) {
  const t = useTranslations();
  const [platform, handle] = useWatch({
    control,
    name: [`socialAccounts.${index}.platform`, `socialAccounts.${index}.handle`],
  });
  const known = handle ? handleOf(platform, handle) : null;
  return (
    <fieldset className="flex items-start gap-2 border-b border-line pb-4 last-of-type:border-0 last-of-type:pb-0">
      <legend className="sr-only">{known ?? t("profile.addSocial")}</legend>
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_6.5rem] gap-3">
        <SelectField
          control={control}
          name={`socialAccounts.${index}.platform`}
          label={t("profile.platform")}
          options={PLATFORMS.map((value) => ({ value, label: t(`platform.${value}`) }))}
        />
        <NumberField control={control} name={`socialAccounts.${index}.followers`} label={t("profile.followers")} />
        <div className="col-span-2">
          <TextField
            control={control}
            name={`socialAccounts.${index}.handle`}
            autoCapitalize="none"
            autoComplete="off"
            label={t("profile.handle")}
            hint={known ? t("profile.handleKnown", { handle: known }) : t("profile.handleHint")}
          />
        </div>
      </div>
      {onRemove ? (
        <IconButton
          label={t("profile.removeSocial", { name: known ?? t(`platform.${platform}`) })}
          icon={<Trash2 className="size-4.5" aria-hidden />}
          onClick={onRemove}
          className="mt-6.5"
        />
      ) : null}
    </fieldset>
  );
}
