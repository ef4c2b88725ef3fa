import { PLATFORMS, type SocialAccount } from "@vitrina/domain/creators";
import { Button, IconButton } from "@vitrina/ui/controls";
import { NumberField, SelectField, TextField } from "@vitrina/ui/forms";
import Plus from "lucide-react/icons/plus";
import Trash2 from "lucide-react/icons/trash-2";
import type { UseFormReturn } from "react-hook-form";
import { useFieldArray } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { ProfileTyped } from "./profile-form.tsx";

const MOST = 10;

/** Where a creator's work can be seen, one row per account. */
export function SocialAccounts<Out>({ control }: { control: UseFormReturn<ProfileTyped, unknown, Out>["control"] }) {
  const t = useTranslations();
  const { fields, append, remove } = useFieldArray({ control, name: "socialAccounts" });

  return (
    <div className="flex flex-col gap-4">
      {fields.length === 0 ? <p className="text-sm text-ink-soft">{t("profile.socialEmpty")}</p> : null}
      {fields.map((account, index) => (
        <fieldset key={account.id} className="flex items-start gap-2 border-b border-line pb-4 last:border-0 last:pb-0">
          <legend className="sr-only">{account.handle || t("profile.addSocial")}</legend>
          <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_6.5rem] gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_8rem]">
            <SelectField
              control={control}
              name={`socialAccounts.${index}.platform`}
              label={t("profile.platform")}
              options={PLATFORMS.map((value) => ({ value, label: t(`platform.${value}`) }))}
            />
            <NumberField control={control} name={`socialAccounts.${index}.followers`} label={t("profile.followers")} />
            <div className="col-span-2 sm:col-span-1 sm:col-start-2 sm:row-start-1">
              <TextField
                control={control}
                name={`socialAccounts.${index}.handle`}
                autoCapitalize="none"
                placeholder="@"
                label={t("profile.handle")}
              />
            </div>
          </div>
          <IconButton
            label={t("profile.removeSocial", { name: account.handle || t(`platform.${account.platform}`) })}
            icon={<Trash2 className="size-4.5" aria-hidden />}
            onClick={() => remove(index)}
            className="mt-6.5"
          />
        </fieldset>
      ))}
      {fields.length < MOST ? (
        <Button
          variant="secondary"
          className="self-start"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() =>
            append({ platform: "instagram" satisfies SocialAccount["platform"], handle: "", url: "", followers: null })
          }
        >
          {t("profile.addSocial")}
        </Button>
      ) : null}
    </div>
  );
}
