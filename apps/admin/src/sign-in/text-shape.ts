import type { Shape } from "@vitrina/ui";

/** A form of texts that must all be filled in; what they are worth only the server knows. Keeps zod out of the first load. */
export function textShape<Field extends string>(...fields: readonly Field[]): Shape<Record<Field, string>> {
  return {
    safeParse(value) {
      const texts = value as Record<Field, unknown>;
      const issues = fields
        .filter((field) => typeof texts[field] !== "string" || texts[field].trim() === "")
        .map((field) => ({ code: "invalid_type", path: [field] }));
      if (issues.length > 0) return { success: false, error: { issues } };
      return { success: true, data: texts as Record<Field, string> };
    },
  };
}
