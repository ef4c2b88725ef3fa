import type { CampaignTemplate } from "@vitrina/domain/campaign-templates";
import { classes } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";

/** What a campaign can be begun from: nothing, or one of the agency's ready ones. */
export function TemplateCards({
  templates,
  value,
  onChoose,
}: {
  templates: readonly CampaignTemplate[];
  value: string | null;
  onChoose: (template: CampaignTemplate | null) => void;
}) {
  const t = useTranslations("stepper");
  const format = useFormatter();
  const money = (amount: number) => `₲ ${format.number(amount)}`;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-display text-lg font-semibold">{t("template")}</legend>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <Choice checked={value === null} name={t("blank")} onChoose={() => onChoose(null)}>
          <span className="text-sm text-ink-soft">{t("blankHint")}</span>
        </Choice>
        {templates.map((template) => (
          <Choice
            key={template.key}
            checked={value === template.key}
            name={template.name}
            onChoose={() => onChoose(template)}
          >
            <span className="text-sm text-ink-soft">{template.about}</span>
            <span className="mt-2 text-xs text-ink-soft">
              {t("pieces", { count: template.pieces.reduce((sum, { quantity }) => sum + quantity, 0) })}
              <br />
              {t("suggestedFee", { from: money(template.usualFee.from), to: money(template.usualFee.to) })}
            </span>
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

function Choice({
  checked,
  name,
  onChoose,
  children,
}: {
  checked: boolean;
  name: string;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label
      className={classes(
        "relative flex cursor-pointer flex-col rounded-lg border p-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        checked ? "border-accent bg-accent-soft" : "border-line bg-surface hover:border-line-strong",
      )}
    >
      <input
        type="radio"
        name="template"
        checked={checked}
        onChange={onChoose}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      <span className="font-medium">{name}</span>
      {children}
    </label>
  );
}
