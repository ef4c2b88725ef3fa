export type DeliveryType = "upload" | "authenticated";
export type ResourceType = "image" | "video" | "raw";

export type UploadRules = {
  /** `authenticated`: neither the original nor anything derived opens without a signature. */
  deliveryType: DeliveryType;
  /** What Cloudinary calls the formats, lower case. */
  formats: readonly string[];
  resourceTypes: readonly ResourceType[];
  maxBytes: number;
  /** Width times height; nothing for formats that have no pixels of their own. */
  maxPixels: number;
  /** The folder all files of this purpose live under. */
  folder: string;
};

/** What each purpose asks of its files, by name. Which purposes there are is the product's business. */
export type RulesByPurpose = Readonly<Record<string, UploadRules>>;

/**
 * The rules of one purpose.
 *
 * @throws Error on a purpose that has none: a file without rules is never stored
 */
export function rulesOf(rules: RulesByPurpose, purpose: string): UploadRules {
  const found = Object.hasOwn(rules, purpose) ? rules[purpose] : undefined;
  if (!found) throw new Error(`There are no upload rules for the purpose ${purpose}.`);
  return found;
}
