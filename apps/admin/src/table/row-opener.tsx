import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import type { RowOpening } from "./column.ts";

const OPENER = "[data-opens-row]";
const INTERACTIVE = "a, button, input, select, textarea, label, summary, [role=menuitem], [role=option]";

/** What names a row, as the link or button that opens it. */
export function RowOpener<Row>({
  row,
  opening,
  children,
}: {
  row: Row;
  opening: RowOpening<Row> | undefined;
  children: ReactNode;
}) {
  if (!opening) return children;
  if (opening.kind === "link") {
    return (
      <Link {...opening.to(row)} data-opens-row className="block rounded-sm font-medium hover:text-accent">
        {children}
      </Link>
    );
  }
  return (
    <button
      type="button"
      data-opens-row
      aria-haspopup="dialog"
      onClick={() => opening.press(row)}
      className="block w-full rounded-sm text-left font-medium hover:text-accent"
    >
      {children}
    </button>
  );
}

/** A press anywhere on the row that is not on a control of its own opens the row. */
export function openOnPress(event: MouseEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target) || target.closest(INTERACTIVE)) return;
  if (window.getSelection()?.toString()) return;
  currentTarget.querySelector<HTMLElement>(OPENER)?.click();
}

/** The arrow keys go from row to row. */
export function moveOnArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (!(event.target instanceof Element) || !event.target.matches(OPENER)) return;
  const { currentTarget } = event;
  const next = event.key === "ArrowDown" ? currentTarget.nextElementSibling : currentTarget.previousElementSibling;
  const opener = next?.querySelector<HTMLElement>(OPENER);
  if (!opener) return;
  event.preventDefault();
  opener.focus();
}
