import type { VitrinaClient, VitrinaOutputs } from "../src/index.ts";

export type CampaignRow = VitrinaOutputs["campaigns"]["list"]["items"][number];

/** All campaigns, the nearest application deadline first, page by page. */
export async function* everyCampaign(client: VitrinaClient): AsyncGenerator<CampaignRow> {
  let cursor: string | null = null;
  do {
    const page: VitrinaOutputs["campaigns"]["list"] = await client.campaigns.list.query({
      cursor,
      limit: 100,
      sort: "applicationDeadline",
      direction: "asc",
    });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
