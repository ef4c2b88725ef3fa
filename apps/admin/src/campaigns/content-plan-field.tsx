import type { CampaignContent } from "@vitrina/domain/campaigns";
import { DELIVERABLE_TYPES } from "@vitrina/domain/deliverables";
import { Button, IconButton, NumberField, SelectField, TextArea } from "@vitrina/ui";
import Plus from "lucide-react/icons/plus";
import Trash2 from "lucide-react/icons/trash-2";
import { type Control, useFieldArray } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { CampaignForm } from "./campaign-form.ts";

const PIECES_MAX = 20;

/** The pieces each confirmed creator delivers, one row per kind. */
export function ContentPlanField({ control }: { control: Control<CampaignForm, unknown, CampaignContent> }) {
  const t = useTranslations();
  const pieces = useFieldArray({ control, name: "contentPlan" });
  return (
    <div className="flex flex-col gap-4">
      {pieces.fields.length === 0 ? <p className="text-sm text-ink-soft">{t("editor.noPieces")}</p> : null}
      {pieces.fields.map((piece, index) => (
        <fieldset key={piece.id} className="relative min-w-0 rounded-md border border-line bg-paper/50 p-4">
          <legend className="px-1.5 text-sm font-medium">{t("editor.piece", { position: index + 1 })}</legend>
          <IconButton
            label={t("editor.removePiece", { position: index + 1 })}
            icon={<Trash2 className="size-4.5" aria-hidden />}
            onClick={() => pieces.remove(index)}
            className="absolute -top-3 right-1"
          />
          <div className="grid items-start gap-4 sm:grid-cols-[12rem_7rem_1fr]">
            <SelectField
              control={control}
              name={`contentPlan.${index}.type`}
              label={t("editor.pieceType")}
              options={DELIVERABLE_TYPES.map((value) => ({ value, label: t(`deliverableType.${value}`) }))}
            />
            <NumberField control={control} name={`contentPlan.${index}.quantity`} label={t("editor.pieceQuantity")} />
            <TextArea
              control={control}
              name={`contentPlan.${index}.specification`}
              label={t("editor.pieceSpecification")}
              hint={t("editor.pieceSpecificationHint")}
              rows={1}
              maxLength={500}
              optional
            />
          </div>
        </fieldset>
      ))}
      {pieces.fields.length < PIECES_MAX ? (
        <Button
          variant="secondary"
          className="self-start"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => pieces.append({ type: "reel", quantity: 1, specification: "" })}
        >
          {t("editor.addPiece")}
        </Button>
      ) : null}
    </div>
  );
}
