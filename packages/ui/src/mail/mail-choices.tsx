import type { MailCategory, MailPreferences } from "@vitrina/domain/mail";
import { useId } from "react";
import { useTranslations } from "use-intl";

/** Which mail somebody receives. What is essential is shown and cannot be switched off. */
export function MailChoices({
  categories,
  busy,
  onChange,
}: MailPreferences & { busy: MailCategory | null; onChange: (category: MailCategory, muted: boolean) => void }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {categories.map((one) => (
        <Choice key={one.category} {...one} busy={busy === one.category} onChange={onChange} />
      ))}
    </ul>
  );
}

function Choice({
  category,
  essential,
  muted,
  busy,
  onChange,
}: MailPreferences["categories"][number] & {
  busy: boolean;
  onChange: (category: MailCategory, muted: boolean) => void;
}) {
  const t = useTranslations("mail");
  const id = useId();
  return (
    <li className="flex items-start gap-3 py-3">
      <input
        id={id}
        type="checkbox"
        className="mt-1 size-5 shrink-0 accent-accent"
        checked={!muted}
        disabled={essential || busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(category, !event.target.checked)}
      />
      <span className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {t(`category.${category}`)}
        </label>
        <span id={`${id}-hint`} className="block text-sm text-ink-soft">
          {t(`hint.${category}`)} {essential ? t("always") : ""}
        </span>
      </span>
    </li>
  );
}
