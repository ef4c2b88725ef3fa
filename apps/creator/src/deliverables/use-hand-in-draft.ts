import { storedFile } from "@vitrina/domain/media";
import { useEffect, useState } from "react";
import { z } from "zod";

const draftShape = z.object({
  files: z.array(storedFile),
  caption: z.string(),
  ticked: z.array(z.string()),
});
export type HandInDraft = z.infer<typeof draftShape>;

const EMPTY: HandInDraft = { files: [], caption: "", ticked: [] };

/** What was prepared for a piece and not sent yet; it outlives a closed tab on this device. */
export function useHandInDraft(pieceId: string, version: number) {
  const key = `vitrina.hand-in/${pieceId}/${version}`;
  const [draft, setDraft] = useState(() => read(key));
  useEffect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // A storage that is full or switched off costs only the way back after a reload.
    }
  }, [key, draft]);
  return {
    draft,
    change: (change: (was: HandInDraft) => Partial<HandInDraft>) => setDraft((was) => ({ ...was, ...change(was) })),
    forget: () => localStorage.removeItem(key),
  };
}

function read(key: string): HandInDraft {
  try {
    return draftShape.parse(JSON.parse(localStorage.getItem(key) ?? "null"));
  } catch {
    return EMPTY;
  }
}
