import type { Page } from "@vitrina/domain";
import type { DataRequestRow } from "@vitrina/domain/privacy";
import type { Ports } from "../ports.ts";
import { shown } from "./my-data.ts";

/** What people asked of their data, those that must be answered first on top. */
export async function dataRequests(
  { privacy, now }: Pick<Ports, "privacy" | "now">,
  request: Parameters<Ports["privacy"]["page"]>[0],
): Promise<Page<DataRequestRow>> {
  const page = await privacy.page(request);
  const at = now();
  return {
    ...page,
    items: page.items.map((stored) => {
      const { creatorId, name, email, lastError, finishedAt, dueAt } = stored;
      const isLate = (finishedAt ?? at) > dueAt;
      return { ...shown(stored, at), creatorId, name, email, isLate, lastError };
    }),
  };
}
