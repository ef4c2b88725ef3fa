/**
 * A phone number as people write it, as E.164: `0981 123-456` is a Paraguayan mobile, `+54 9 11…` stays what it is. What is no
 * number is handed back as it came, for the shape to refuse.
 */
export function asE164(typed: string): string {
  const text = typed.trim();
  if (!/^[+\d(][\d\s().-]*$/.test(text)) return text;
  const digits = text.replace(/\D/g, "");
  if (text.startsWith("+")) return `+${digits}`;
  if (/^09\d{8}$/.test(digits)) return `+595${digits.slice(1)}`;
  if (/^5959\d{8}$/.test(digits)) return `+${digits}`;
  return text;
}
