import type { OnboardingStep } from "@vitrina/domain/creators";
import type { ComponentType } from "react";
import { CategoriesPart, ContactPart, LanguagesPart, NamePart } from "../creators/parts/about-parts.tsx";
import { AddressPart, SizesPart } from "../creators/parts/parcel-parts.tsx";
import type { PartProps } from "../creators/parts/part-form.tsx";
import { SocialPart } from "../creators/parts/social-part.tsx";

/** What each screen asks. The picture is no form: it is saved the moment it is chosen. */
export const STEP_PARTS: Record<Exclude<OnboardingStep, "picture">, ComponentType<PartProps>> = {
  name: NamePart,
  contact: ContactPart,
  categories: CategoriesPart,
  social: SocialPart,
  languages: LanguagesPart,
  sizes: SizesPart,
  address: AddressPart,
};
