import type { Ports } from "../ports.ts";
import type { Piece } from "./deliverables.store.ts";

type Told = "deliverable.changes-requested" | "deliverable.approved" | "application.completed";

/** Announces to a creator what became of a piece, or of the whole collaboration. */
export async function tellOfPiece(
  { outbox, campaigns }: Pick<Ports, "outbox" | "campaigns">,
  kind: Told,
  { campaignId, applicationId, creatorId, type, position }: Piece,
  facts: Record<string, string | number> = {},
): Promise<void> {
  const title = (await campaigns.byId(campaignId))?.title ?? "";
  await outbox.announce({
    kind,
    aggregateId: campaignId,
    payload: { applicationId, creatorId, title, piece: type, position: position + 1, ...facts },
  });
}
