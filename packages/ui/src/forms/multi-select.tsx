import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import Search from "lucide-react/icons/search";
import * as Popover from "radix-ui/popover";
import { type KeyboardEvent, type Ref, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { INPUT_LOOK } from "./field.tsx";
import { type Option, searchable } from "./option.ts";

export type MultiSelectProps<Value extends string> = {
  /** Names the control; as a filter it is also the text of the closed button. */
  label: string;
  options: readonly Option<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  onClose?: () => void;
  look?: "filter" | "field";
  disabled?: boolean;
  /** Given, the options come from a server search and are not filtered here. */
  onSearch?: (search: string) => void;
  id?: string;
  ref?: Ref<HTMLButtonElement>;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean;
};

/** The one control for choosing several of many, and for every filter: compact when closed, searchable when open. */
export function MultiSelect<Value extends string>({
  label,
  options,
  value,
  onChange,
  onClose,
  look = "filter",
  disabled,
  onSearch,
  ref,
  ...ids
}: MultiSelectProps<Value>) {
  const t = useTranslations("ui");
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const wanted = searchable(search);
  const shown = onSearch ? options : options.filter((option) => searchable(option.label).includes(wanted));
  const chosen = options.filter((option) => value.includes(option.value));

  const toggle = (option: Option<Value>) =>
    onChange(value.includes(option.value) ? value.filter((other) => other !== option.value) : [...value, option.value]);

  const moveTo = (index: number) => {
    const bounded = Math.max(0, Math.min(shown.length - 1, index));
    setActive(bounded);
    list.current?.children[bounded]?.scrollIntoView({ block: "nearest" });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const option = shown[active];
    if (event.key === "ArrowDown") moveTo(active + 1);
    else if (event.key === "ArrowUp") moveTo(active - 1);
    else if (event.key === "Home") moveTo(0);
    else if (event.key === "End") moveTo(shown.length - 1);
    else if (event.key === "Enter" && option) toggle(option);
    else return;
    event.preventDefault();
  };

  const summary =
    chosen.length === 0
      ? null
      : chosen.length <= 2
        ? chosen.map((option) => option.label).join(", ")
        : t("chosenCount", { count: chosen.length });

  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setSearch("");
        setActive(0);
        onSearch?.("");
        if (!next) onClose?.();
      }}
    >
      <Popover.Trigger
        {...ids}
        ref={ref}
        disabled={disabled}
        className={
          look === "field"
            ? classes(INPUT_LOOK, "flex items-center gap-2 text-left")
            : classes(
                "flex min-h-10 max-w-64 items-center gap-2 rounded-md border px-3 text-sm transition-colors hover:border-ink disabled:opacity-60",
                chosen.length > 0 ? "border-accent bg-accent-soft text-accent-ink" : "border-line-strong bg-surface",
              )
        }
      >
        {look === "filter" ? <span className="shrink-0 font-medium">{label}</span> : null}
        {summary ? (
          <span className="min-w-0 truncate">
            {look === "filter" ? "· " : ""}
            {summary}
          </span>
        ) : look === "field" ? (
          <span className="text-ink-soft">{t("chooseOption")}</span>
        ) : null}
        <ChevronDown className="ml-auto size-4 shrink-0 opacity-70" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className="z-50 flex max-h-[min(22rem,var(--radix-popover-content-available-height))] w-72 max-w-[calc(100vw-1rem)] flex-col rounded-md border border-line bg-raised shadow-float animate-pop"
        >
          <div className="flex items-center gap-2 border-b border-line px-3">
            <Search className="size-4 shrink-0 text-ink-soft" aria-hidden />
            <input
              role="combobox"
              aria-expanded
              aria-controls={listId}
              aria-activedescendant={shown[active] ? `${listId}-${active}` : undefined}
              aria-label={`${t("search")}: ${label}`}
              placeholder={t("search")}
              value={search}
              onChange={(event) => {
                setSearch(event.target.value);
                setActive(0);
                onSearch?.(event.target.value);
              }}
              onKeyDown={onKeyDown}
              className="min-h-11 w-full min-w-0 bg-transparent text-base outline-none sm:text-sm"
            />
          </div>
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label={label}
            aria-multiselectable
            className="overflow-y-auto p-1"
          >
            {shown.map((option, index) => {
              const isChosen = value.includes(option.value);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the search box above holds the focus and hears the keys.
                <div
                  key={option.value}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={isChosen}
                  onClick={() => toggle(option)}
                  onPointerMove={() => setActive(index)}
                  className={classes(
                    "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-2 text-sm",
                    index === active && "bg-sunken",
                  )}
                >
                  <span
                    className={classes(
                      "flex size-4.5 shrink-0 items-center justify-center rounded-xs border",
                      isChosen ? "border-accent bg-accent text-on-accent" : "border-line-strong",
                    )}
                  >
                    {isChosen ? <Check className="size-3.5" aria-hidden /> : null}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.hint ? <span className="text-xs text-ink-soft">{option.hint}</span> : null}
                </div>
              );
            })}
          </div>
          {shown.length === 0 ? <p className="px-4 pb-4 text-sm text-ink-soft">{t("noOptions")}</p> : null}
          {value.length > 0 ? (
            <button
              type="button"
              onClick={() => onChange([])}
              className="min-h-10 border-t border-line text-sm font-medium text-ink-soft hover:text-ink"
            >
              {t("clear")}
            </button>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
