import GripVertical from "lucide-react/icons/grip-vertical";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { moved } from "./moved.ts";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * Things a person puts in order: by dragging their handle with mouse or finger, or with the arrow keys on it. The order
 * is told once, when it is let go; Escape puts it back.
 */
export function Sortable<Item>({
  label,
  items,
  keyOf,
  nameOf,
  onOrder,
  children,
  className,
}: {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  nameOf: (item: Item, place: number) => string;
  onOrder: (items: Item[]) => void;
  children: (item: Item, handle: ReactNode, place: number) => ReactNode;
  className?: string;
}) {
  const t = useTranslations("ordering");
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<{ key: string; order: readonly Item[] } | null>(null);
  const [said, setSaid] = useState("");
  const shown = dragged?.order ?? items;

  const tell = (order: readonly Item[]) => {
    if (order.some((item, place) => item !== items[place])) onOrder([...order]);
  };
  const step = (item: Item, place: number, by: number) => {
    const order = moved(items, place, place + by);
    if (order === items) return;
    tell(order);
    setSaid(t("moved", { name: nameOf(item, place), position: place + by + 1, count: items.length }));
  };
  const press = (event: KeyboardEvent, item: Item, place: number) => {
    const by = STEPS[event.key];
    if (event.key === "Escape") setDragged(null);
    if (by === undefined) return;
    event.preventDefault();
    step(item, place, by);
  };
  // Heard by the window: an element that is moved within the page loses the pointer it had captured.
  const dragTo = useEffectEvent((event: globalThis.PointerEvent) => {
    if (!dragged) return;
    const { key } = dragged;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-sortable]");
    const over = list.current && under && list.current.contains(under) ? under.getAttribute("data-sortable") : null;
    if (over === null || over === key) return;
    const placeOf = (wanted: string) => dragged.order.findIndex((item) => keyOf(item) === wanted);
    setDragged({ key, order: moved(dragged.order, placeOf(key), placeOf(over)) });
  });
  const letGo = useEffectEvent(() => {
    if (dragged) tell(dragged.order);
    setDragged(null);
  });
  const isDragging = dragged !== null;
  useEffect(() => {
    if (!isDragging) return;
    const leave = new AbortController();
    const { signal } = leave;
    window.addEventListener("pointermove", (event) => dragTo(event), { signal });
    window.addEventListener("pointerup", () => letGo(), { signal });
    window.addEventListener("pointercancel", () => setDragged(null), { signal });
    return () => leave.abort();
  }, [isDragging]);

  return (
    <>
      <ul ref={list} aria-label={label} className={className}>
        {shown.map((item, place) => {
          const key = keyOf(item);
          const handle = (
            <button
              type="button"
              aria-label={t("handle", { name: nameOf(item, place), position: place + 1, count: shown.length })}
              title={t("hint")}
              className="inline-flex size-11 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink active:cursor-grabbing"
              onKeyDown={(event) => press(event, item, place)}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.releasePointerCapture(event.pointerId);
                setDragged({ key, order: items });
              }}
            >
              <GripVertical className="size-5" aria-hidden />
            </button>
          );
          return (
            <li
              key={key}
              data-sortable={key}
              className={classes("min-w-0", dragged?.key === key && "relative z-10 opacity-80 shadow-lift")}
            >
              {children(item, handle, place)}
            </li>
          );
        })}
      </ul>
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </>
  );
}
