import { z } from "zod";
import { id, pageOf, pageRequest } from "../shapes.ts";
import { LOCALES } from "../time/index.ts";

/** What a person was told, in the language in which they are reading now. `path` is where it leads. */
export const notice = z.object({
  id,
  title: z.string(),
  text: z.string(),
  path: z.string().nullable(),
  createdAt: z.date(),
  readAt: z.date().nullable(),
});
export type Notice = z.infer<typeof notice>;

export const noticesRequest = pageRequest.extend({ locale: z.enum(LOCALES).default("es") });
export type NoticesRequest = z.infer<typeof noticesRequest>;

export const notices = pageOf(notice);
export const unreadNotices = z.object({ unread: z.number().int() });
