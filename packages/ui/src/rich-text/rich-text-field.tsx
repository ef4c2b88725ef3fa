import Bold from "lucide-react/icons/bold";
import Heading from "lucide-react/icons/heading";
import Italic from "lucide-react/icons/italic";
import Link from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListOrdered from "lucide-react/icons/list-ordered";
import { type KeyboardEvent, useRef, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { type Bound, useBound } from "../forms/bound.ts";
import { Field, type FieldWords, INPUT_LOOK } from "../forms/field.tsx";
import { Segmented } from "../theme/segmented.tsx";
import { applySign, type Sign } from "./apply-sign.ts";
import { RichText } from "./rich-text.tsx";

const SIGNS = [
  { sign: "bold", icon: Bold, key: "b" },
  { sign: "italic", icon: Italic, key: "i" },
  { sign: "heading", icon: Heading, key: null },
  { sign: "bullets", icon: List, key: null },
  { sign: "numbers", icon: ListOrdered, key: null },
  { sign: "link", icon: Link, key: "k" },
] as const satisfies readonly { sign: Sign; icon: typeof Bold; key: string | null }[];

/**
 * A long text with a few looks. What is stored is plain text with signs; the buttons write the signs, and the preview
 * shows it exactly as creators will see it.
 */
export function RichTextField<Values extends FieldValues, Out = Values>({
  control,
  name,
  disabled,
  label,
  hint,
  optional,
  placeholder,
  maxLength,
}: Bound<Values, Out> & FieldWords & { placeholder?: string; maxLength: number }) {
  const t = useTranslations("richText");
  const ui = useTranslations("ui");
  const field = useBound({ control, name, disabled });
  const area = useRef<HTMLTextAreaElement | null>(null);
  const [view, setView] = useState<"write" | "preview">("write");
  const text = typeof field.value === "string" ? field.value : "";
  const left = maxLength - text.length;

  const put = (sign: Sign) => {
    const typed = area.current;
    if (!typed) return;
    const next = applySign({ text, from: typed.selectionStart, to: typed.selectionEnd }, sign, t("placeholder"));
    field.change(next.text);
    requestAnimationFrame(() => {
      typed.focus();
      typed.setSelectionRange(next.from, next.to);
    });
  };
  const shortcut = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const pressed = SIGNS.find(({ key }) => key === event.key.toLowerCase());
    if (!pressed) return;
    event.preventDefault();
    put(pressed.sign);
  };

  return (
    <Field
      label={label}
      hint={left < maxLength / 10 ? ui("remaining", { count: left }) : hint}
      optional={optional}
      error={field.error}
    >
      {(ids) => (
        <div className={classes(INPUT_LOOK, "p-0! focus-within:border-ink")}>
          <div className="flex flex-wrap items-center justify-between gap-x-3 border-b border-line px-1.5 py-1">
            <div role="toolbar" aria-label={t("tools")} className="flex flex-wrap">
              {SIGNS.map(({ sign, icon: Icon }) => (
                <IconButton
                  key={sign}
                  label={t(sign)}
                  icon={<Icon className="size-4.5" aria-hidden />}
                  disabled={disabled || view === "preview"}
                  onClick={() => put(sign)}
                  className="size-10"
                />
              ))}
            </div>
            <Segmented
              label={t("view")}
              hideLabel
              value={view}
              onChange={setView}
              options={[
                { value: "write", label: t("write") },
                { value: "preview", label: t("preview") },
              ]}
            />
          </div>
          {view === "write" ? (
            <textarea
              {...ids}
              {...field.bind}
              ref={(element) => {
                area.current = element;
                field.bind.ref(element);
              }}
              rows={9}
              placeholder={placeholder}
              value={text}
              onKeyDown={shortcut}
              onChange={(event) => field.change(event.target.value)}
              className="field-sizing-content block max-h-[34rem] min-h-52 w-full resize-y bg-transparent px-3 py-2.5 text-base leading-relaxed outline-none placeholder:text-ink-soft/70"
            />
          ) : (
            <div id={ids.id} className="min-h-52 px-3 py-2.5">
              {text.trim() === "" ? <p className="text-sm text-ink-soft">{t("empty")}</p> : <RichText text={text} />}
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
