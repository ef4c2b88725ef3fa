import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(width < 40rem)");

function subscribe(tell: () => void): () => void {
  narrow.addEventListener("change", tell);
  return () => narrow.removeEventListener("change", tell);
}

/** Too narrow for a table: rows become cards. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
