import type { Fakes } from "./fakes.ts";

/** Collections that leave empty: what opens a door, what would be sent to somebody, what was said in passing. */
export const EMPTIED: ReadonlySet<string> = new Set(
  `session verification apikey twoFactor rateLimit jwks invitations calendar_feeds idempotency_keys sign_in_attempts outbox job_runs
  mail_deliveries mail_events mail_suppressions mail_preferences media_openings media_notices leads data_requests consent_records
  contact_checks`.split(/\s+/),
);

/** Kept as they are: they say how the house stands, and of nobody anything. */
export const UNTOUCHED: ReadonlySet<string> = new Set(["_prisma_migrations", "audit_chains"]);

/**
 * Texts that are no personal data, by the last part of their path, in every collection. Whatever is not named here or below is
 * replaced: a new field is hidden until somebody says that it may be seen.
 */
export const PLAIN: ReadonlySet<string> = new Set(
  `_id status state kind type role purpose mediaClass format resourceType folder expectedMd5 platform language languages locale
  carrier act was stage ending answer by side action event door list draftStep onboardingStep deliveryStarts templateKey territory
  channels categories severity mode trigger step place release problemCode reminder shippingState mail providerId currency
  platforms hash prevHash storageHash contractHash`.split(/\s+/),
);

/** Business texts of single collections, by their whole path: a contact inside a brand has a name too. */
export const PLAIN_IN: Readonly<Record<string, ReadonlySet<string>>> = {
  brands: new Set(["name", "searchText", "searchKeys"]),
  products: new Set(["name", "sku", "description", "url", "searchText", "searchKeys", "images.alt"]),
  ugc_campaigns: new Set(
    `title slug searchText searchKeys brief dos donts references.url references.note hashtags mentions checklist
    contentPlan.specification eligibility.cities`.split(/\s+/),
  ),
  deliverables: new Set(["specification", "checklist"]),
  media_assets: new Set(["publicId"]),
};

/** Which invented value takes the place of a text, by the last part of its path; any other becomes an example text. */
export const FAKE_FOR: Readonly<Record<string, keyof Fakes>> = {
  name: "name",
  creatorName: "name",
  authorName: "name",
  recipient: "name",
  email: "email",
  address: "email",
  account: "email",
  phone: "phone",
  city: "city",
  cityKey: "city",
  department: "city",
  birthDate: "date",
  url: "url",
  image: "url",
  profilePicture: "url",
  publishedUrl: "url",
  handle: "handle",
  slug: "key",
  searchText: "key",
  searchKeys: "key",
  key: "key",
  accountId: "key",
  tokenHash: "key",
  fileName: "key",
  publicId: "key",
};

/** Fields that are taken out altogether. */
export const TAKEN_OUT: ReadonlySet<string> = new Set(
  `accessToken refreshToken idToken token secret backupCodes password sealed sealedUrl payoutAccount bankAccount ipAddress ip
  userAgent`.split(/\s+/),
);
