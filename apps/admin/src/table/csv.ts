import { TIME_ZONE } from "@vitrina/domain/time";

export type CsvCell = string | number | Date | null;

/** What a spreadsheet would run instead of showing. */
const FORMULA = /^[=+\-@\t\r]/;
/** Begins like a formula and can only be a number. */
const PHONE = /^\+\d{7,15}$/;
const NEEDS_QUOTES = /["\r\n;,]/;

/** `2026-12-02 23:59`, which every spreadsheet takes for an instant whatever its language. */
const MINUTE_IN_ASUNCION = new Intl.DateTimeFormat("sv-SE", {
  timeZone: TIME_ZONE,
  dateStyle: "short",
  timeStyle: "short",
});

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (cell instanceof Date) return MINUTE_IN_ASUNCION.format(cell);
  const shown = FORMULA.test(cell.trimStart()) && !PHONE.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/**
 * Rows as a file that spreadsheets open as it is: UTF-8 with its mark, and no text that would be taken for a formula.
 *
 * @param separator - `;` where the comma writes decimals, as in Spanish, else `,`
 */
export function csvOf(rows: readonly (readonly CsvCell[])[], separator: ";" | ","): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(separator)).join("\r\n")}\r\n`;
}
