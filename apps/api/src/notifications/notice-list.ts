import type { Page } from "@vitrina/domain";
import type { Notice, NoticesRequest } from "@vitrina/domain/notifications";
import type { Actor } from "@vitrina/domain/people";
import { wordsOf } from "../outbox/letter-words.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "notifications"> & { actor: Actor };

/** What a person was told, in the words of the letters themselves. */
export async function noticeList(ctx: Needs, { locale, ...request }: NoticesRequest): Promise<Page<Notice>> {
  const page = await ctx.notifications.page(ctx.actor.userId, request);
  const items = page.items.map(({ kind, facts, ...notice }) => {
    const { subject, text } = wordsOf({ kind, facts }, locale);
    return { ...notice, title: subject, text };
  });
  return { ...page, items };
}
