/** A form as it stands in a page: where it goes, and what it carries when nobody types anything. */
export type ReadForm = { action: string; fields: Record<string, string> };

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** Finds the contact form in a page, as a browser would send it; null when there is none. */
export function readForm(html: string): ReadForm | null {
  const [, attributes = "", inside = ""] = /<form\b([^>]*id="contact-form"[^>]*)>(.*?)<\/form>/s.exec(html) ?? [];
  const action = attribute(attributes, "action");
  if (action === null || attribute(attributes, "method") !== "post") return null;
  const fields = [...inside.matchAll(/<(input|textarea)\b([^>]*)>/g)].flatMap(([, , of = ""]) => {
    const name = attribute(of, "name");
    return name === null ? [] : [[name, attribute(of, "value") ?? ""] as const];
  });
  return { action, fields: Object.fromEntries(fields) };
}

function attribute(attributes: string, name: string): string | null {
  const [, value] = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes) ?? [];
  if (value === undefined) return null;
  return value
    .replace(/&(amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}
