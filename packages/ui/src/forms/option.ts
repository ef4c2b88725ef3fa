export type Option<Value extends string = string> = { value: Value; label: string; hint?: string };

/** Lower case without accents, so that "asuncion" finds "Asunción". */
export function searchable(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
