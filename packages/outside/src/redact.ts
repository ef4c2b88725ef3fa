const LOOKS_SECRET: readonly [RegExp, string][] = [
  [/\b(signature|api_key|api_secret|token|password|client_secret|authorization)=[^&\s'"]+/gi, "$1=[redacted]"],
  [/\bs--[\w-]{8,}--/g, "s--[redacted]--"],
  [/\bInvalid Signature \S+/g, "Invalid Signature [redacted]"],
  [/\b(Bearer|Basic) [\w.~+/=-]+/gi, "$1 [redacted]"],
  [/\bre_\w{8,}/g, "[redacted]"],
  [/:\/\/[^\s/@:]+:[^\s/@]+@/g, "://[redacted]@"],
];
const LONGEST = 500;

/** A vendor's words without the given secrets and without anything that looks like one, cut to 500 characters. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const clean = withoutSecrets(text, secrets);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** The same, at full length. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length > 0) clean = clean.replaceAll(secret, "[redacted]");
  for (const [pattern, replacement] of LOOKS_SECRET) clean = clean.replace(pattern, replacement);
  return clean;
}
