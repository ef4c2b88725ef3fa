import { CATEGORIES } from "@vitrina/domain/campaigns";
import { creatorProfile, type MyProfile } from "@vitrina/domain/creators";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { ChipsField, FormError, TextArea, TextField, useShapeForm } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { SocialAccounts } from "./social-accounts.tsx";
import { useSaveProfile, writtenPart } from "./use-save-profile.ts";

const profileText = creatorProfile.omit({ profilePictureAssetId: true });

function asTyped(profile: MyProfile) {
  const { profilePictureAssetId: _, socialAccounts, ...written } = writtenPart(profile);
  return {
    ...written,
    socialAccounts: socialAccounts.map((account) => ({ ...account, followers: account.followers as number | null })),
  };
}

export type ProfileTyped = ReturnType<typeof asTyped>;

/** Everything about a creator but the picture. Saved together, refused together. */
export function ProfileForm({ profile }: { profile: MyProfile }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const form = useShapeForm(profileText, asTyped(profile));
  const save = useSaveProfile((saved) => {
    form.reset(asTyped(saved));
    toast(t("profile.saved"));
  });

  const submit = form.handleSubmit((written) =>
    save
      .mutateAsync({
        revision: profile.revision,
        profile: { ...written, profilePictureAssetId: profile.profilePictureAssetId },
      })
      .catch(() => {}),
  );

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Card title={t("profile.about")}>
        <div className="flex flex-col gap-4">
          <TextField control={form.control} name="name" autoComplete="name" label={t("profile.name")} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              control={form.control}
              name="phone"
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              label={t("profile.phone")}
              hint={t("profile.phoneHint")}
            />
            <TextField control={form.control} name="city" autoComplete="address-level2" label={t("profile.city")} />
          </div>
          <TextArea
            control={form.control}
            name="bio"
            maxLength={600}
            optional
            label={t("profile.bio")}
            hint={t("profile.bioHint")}
          />
        </div>
      </Card>

      <Card title={t("profile.social")}>
        <SocialAccounts control={form.control} />
      </Card>

      <Card>
        <ChipsField
          control={form.control}
          name="categories"
          label={t("profile.categories")}
          hint={t("profile.categoriesHint")}
          options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        />
      </Card>

      {form.formState.isDirty ? (
        <div className="sticky bottom-18 z-20 flex items-center gap-3 rounded-lg border border-line bg-raised p-3 shadow-float animate-pop lg:bottom-4">
          <div className="min-w-0 flex-1 text-sm text-ink-soft">
            {save.isError ? <FormError>{failureText(save.error)}</FormError> : t("profile.unsaved")}
          </div>
          <Button type="submit" size="large" pending={save.isPending}>
            {t("ui.save")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
