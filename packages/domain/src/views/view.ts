import { z } from "zod";
import { id, line } from "../shapes.ts";

/** The lists whose filters and order a person may keep. */
export const SAVED_LISTS = ["campaigns", "applications", "content", "creators", "brands", "products"] as const;
export const savedList = z.enum(SAVED_LISTS);
export type SavedList = z.infer<typeof savedList>;

export const VIEWS_MAX = 30;

/** A list's address under a name. What the address means is the list's business; here it is a bounded text. */
export const savedView = z.object({ id, list: savedList, name: line(60), address: z.string().max(2_000) });
export type SavedView = z.infer<typeof savedView>;

export const viewsRequest = z.object({ list: savedList });
export const saveViewRequest = savedView.omit({ id: true });
export type SaveViewRequest = z.infer<typeof saveViewRequest>;
export const viewRequest = z.object({ id });

/** A person's views of one list, by name; never more than {@link VIEWS_MAX}. */
export const views = z.object({ items: z.array(savedView) });
