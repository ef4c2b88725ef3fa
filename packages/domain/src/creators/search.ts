const PHONE_TYPED = /^\+?[\d\s().-]{5,}$/;

/**
 * What somebody typed into the search for creators, as profiles are searched: a phone number is its digits, without the
 * zero or the two zeros that only a dial needs, and a handle loses its `@`.
 */
export function asSearched(typed: string): string {
  const trimmed = typed.trim();
  if (PHONE_TYPED.test(trimmed)) return trimmed.replace(/\D/g, "").replace(/^0+/, "");
  return trimmed.replace(/(^|\s)@/g, "$1");
}
