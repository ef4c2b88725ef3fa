import { line } from "@vitrina/domain";
import { CATEGORIES } from "@vitrina/domain/campaigns";
import { birthDate, creatorProfile, LANGUAGES, phone } from "@vitrina/domain/creators";
import { ChipsField, TextArea, TextField, useShapeForm } from "@vitrina/ui/forms";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { BirthDateField } from "./birth-date-field.tsx";
import { PartForm, type PartProps } from "./part-form.tsx";

const nameShape = creatorProfile.pick({ name: true });
const contactShape = z.object({ phone, city: line(80, 2) });
const aboutShape = creatorProfile
  .pick({ name: true, bio: true })
  .extend({ birthDate: birthDate.or(z.literal("")).transform((day) => day || null) });
const categoriesShape = creatorProfile.pick({ categories: true });
const languagesShape = z.object({ languages: creatorProfile.shape.languages.unwrap() });

const as =
  <Part,>() =>
  (part: Part) =>
    part;

export function NamePart({ profile, ...rest }: PartProps) {
  const t = useTranslations("profile");
  const form = useShapeForm(nameShape, { name: profile.name });
  return (
    <PartForm {...rest} form={form} asParts={as()}>
      <TextField control={form.control} name="name" autoComplete="name" enterKeyHint="next" label={t("name")} />
    </PartForm>
  );
}

export function AboutPart({ profile, ...rest }: PartProps) {
  const t = useTranslations("profile");
  const form = useShapeForm(aboutShape, {
    name: profile.name,
    bio: profile.bio,
    birthDate: profile.birthDate ?? "",
  });
  return (
    <PartForm {...rest} form={form} asParts={as()}>
      <TextField control={form.control} name="name" autoComplete="name" label={t("name")} />
      <TextArea control={form.control} name="bio" maxLength={600} optional label={t("bio")} hint={t("bioHint")} />
      <BirthDateField
        control={form.control}
        name="birthDate"
        optional
        label={t("birthDate")}
        hint={t("birthDateHint")}
      />
    </PartForm>
  );
}

export function ContactPart({ profile, ...rest }: PartProps) {
  const t = useTranslations("profile");
  const form = useShapeForm(contactShape, { phone: profile.phone, city: profile.city });
  return (
    <PartForm {...rest} form={form} asParts={as()}>
      <TextField
        control={form.control}
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t("phone")}
        hint={t("phoneHint")}
      />
      <TextField control={form.control} name="city" autoComplete="address-level2" label={t("city")} />
    </PartForm>
  );
}

export function CategoriesPart({ profile, ...rest }: PartProps) {
  const t = useTranslations();
  const form = useShapeForm(categoriesShape, { categories: profile.categories });
  return (
    <PartForm {...rest} form={form} asParts={as()}>
      <ChipsField
        control={form.control}
        name="categories"
        label={t("profile.categories")}
        hint={t("profile.categoriesHint")}
        options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
      />
    </PartForm>
  );
}

export function LanguagesPart({ profile, ...rest }: PartProps) {
  const t = useTranslations();
  const form = useShapeForm(languagesShape, { languages: profile.languages });
  return (
    <PartForm {...rest} form={form} asParts={as()}>
      <ChipsField
        control={form.control}
        name="languages"
        label={t("profile.languages")}
        hint={t("profile.languagesHint")}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
    </PartForm>
  );
}
