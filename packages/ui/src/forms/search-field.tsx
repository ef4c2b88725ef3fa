import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { INPUT_LOOK } from "./field.tsx";

const PAUSE_MS = 300;

/** A search that waits for a pause in typing before it tells. Outside changes (back button) show in the box. */
export function SearchField({
  label,
  value,
  onChange,
  className,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}) {
  const t = useTranslations("ui");
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== told) {
    setTold(value);
    setTyped(value);
  }

  useEffect(() => {
    if (typed === told) return;
    const timer = setTimeout(() => {
      setTold(typed);
      onChange(typed);
    }, PAUSE_MS);
    // Whoever follows a link meanwhile has found what they wanted: told afterwards, the search would lead them back.
    const forget = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href]")) clearTimeout(timer);
    };
    document.addEventListener("click", forget, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", forget, { capture: true });
    };
  }, [typed, told, onChange]);

  return (
    <search className={classes("relative block", className)}>
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4.5 -translate-y-1/2 text-ink-soft"
        aria-hidden
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        enterKeyHint="search"
        onChange={(event) => setTyped(event.target.value)}
        className={classes(INPUT_LOOK, "pr-11 pl-10 [&::-webkit-search-cancel-button]:hidden")}
      />
      {typed ? (
        <IconButton
          label={t("clearSearch")}
          icon={<X className="size-4" aria-hidden />}
          onClick={() => setTyped("")}
          className="absolute inset-y-0 right-0 my-auto"
        />
      ) : null}
    </search>
  );
}
