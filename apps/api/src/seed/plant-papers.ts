import type { MediaPurpose } from "@vitrina/domain/media";
import { openAsset } from "../media/open-asset.ts";
import type { Ports } from "../ports.ts";
import type { CreatorKey } from "./demo-creators.ts";
import { DEMO_CREATORS } from "./demo-creators.ts";
import type { AdminKey } from "./demo-people.ts";
import type { Diary } from "./diary.ts";
import { paintPaper } from "./painting/papers.ts";
import { type PictureOrder, type Pictures, register } from "./pictures.ts";
import type { Cast } from "./plant-people.ts";
import type { DaysAgo } from "./stories/story.ts";

type Paper = {
  of: CreatorKey;
  purpose: Extract<MediaPurpose, "identity_document" | "creator_invoice" | "payout_receipt">;
  sent: DaysAgo;
  opened: readonly (readonly [by: AdminKey, DaysAgo])[];
};

/** What people should see only when they need to, and who needed to. */
const PAPERS: readonly Paper[] = [
  { of: "sofia", purpose: "identity_document", sent: 140, opened: [["owner", 139]] },
  {
    of: "sofia",
    purpose: "creator_invoice",
    sent: 40,
    opened: [
      ["finance", 39],
      ["owner", 12],
    ],
  },
  { of: "sofia", purpose: "payout_receipt", sent: 36, opened: [["owner", 12]] },
];

const TITLES = {
  identity_document: "Cédula de identidad",
  creator_invoice: "Factura",
  payout_receipt: "Comprobante de transferencia",
} as const;

const nameOf = ({ of, purpose }: Paper) => `${purpose.replaceAll("_", "-")}-${of}`;

export const paperOrders = (): PictureOrder[] =>
  PAPERS.map((paper) => ({
    name: nameOf(paper),
    purpose: paper.purpose,
    paint: () => paintPaper(TITLES[paper.purpose], [DEMO_CREATORS[paper.of].name, "Datos inventados para la muestra"]),
  }));

export const PAPER_COUNT = PAPERS.length;

/** Plans the papers and their openings, each logged by the product's own verb. */
export function plantPapers(ports: Ports, diary: Diary, { cast, pictures }: { cast: Cast; pictures: Pictures }): void {
  for (const paper of PAPERS) {
    const assetId = Promise.withResolvers<string>();
    assetId.promise.catch(() => {});
    diary.on(paper.sent, async () => {
      const sender = paper.purpose === "payout_receipt" ? cast.admin("finance") : cast.creator(paper.of);
      assetId.resolve(await register(ports, await pictures.get(nameOf(paper)), sender.userId));
    });
    for (const [by, daysAgo] of paper.opened) {
      diary.on(daysAgo, async () => {
        await openAsset({ ...ports, actor: cast.admin(by), address: "192.0.2.10" }, await assetId.promise);
      });
    }
  }
}
