import { newId } from "@vitrina/db";
import type { Wiring } from "../wiring.ts";
import { clearDemo } from "./clear-demo.ts";
import { deliverPastMail } from "./deliver-past-mail.ts";
import { CREATOR_KEYS, DEMO_CREATORS } from "./demo-creators.ts";
import { demoMarker } from "./demo-marker.ts";
import { DEMO_PASSWORD } from "./demo-people.ts";
import { DEMO_PRODUCTS, PACK_VIEWS, pictureName } from "./demo-products.ts";
import { type Clock, openDiary } from "./diary.ts";
import { COVER_NAMES, paintCover } from "./painting/covers.ts";
import { paintPackshot } from "./painting/packshots.ts";
import { paintPortrait } from "./painting/portraits.ts";
import { orderPictures } from "./pictures.ts";
import { pieceFileOrders } from "./piece-files.ts";
import { plantCampaigns } from "./plant-campaigns.ts";
import { plantLeads } from "./plant-leads.ts";
import { paperOrders, plantPapers } from "./plant-papers.ts";
import { plantPeople } from "./plant-people.ts";
import { STORIES } from "./stories/index.ts";

export type SeedOutcome = "planted" | "already there";

/**
 * Fills a house with the demo, as if its people had worked in it for months: through the product's own verbs, with `clock`
 * at the moment of each. A run that was cut short is taken out and begun anew; a complete demo is left alone unless `again`.
 */
export async function seedDemo(
  { db, media, ports }: Pick<Wiring, "db" | "media" | "ports">,
  { now, clock, again, say }: { now: Date; clock: Clock; again: boolean; say: (line: string) => void },
): Promise<SeedOutcome> {
  const marker = demoMarker(db);
  const was = await marker.read();
  if (was.state === "complete" && !again) return "already there";
  if (was.state !== "absent") {
    say(was.state === "complete" ? "Taking the old demo out …" : "An earlier seed was cut short; beginning anew …");
    await clearDemo(db);
  }
  await marker.write("planting", now);

  const pictures = orderPictures(media, [
    ...CREATOR_KEYS.filter((key) => DEMO_CREATORS[key].hasPortrait).map((key) => ({
      name: key,
      purpose: "profile_picture" as const,
      paint: () => paintPortrait(key),
    })),
    ...DEMO_PRODUCTS.flatMap((product) =>
      PACK_VIEWS.map((view) => ({
        name: pictureName(product.sku, view),
        purpose: "product_image" as const,
        paint: () => paintPackshot(product, view),
      })),
    ),
    ...COVER_NAMES.map((name) => ({ name, purpose: "campaign_cover" as const, paint: () => paintCover(name) })),
    ...pieceFileOrders(STORIES),
    ...paperOrders(),
  ]);
  say("Painting pictures, and letting half a year of work happen …");
  const diary = openDiary(now, clock);
  const passwordHash = await ports.accounts.hashPassword(DEMO_PASSWORD);
  const cast = plantPeople(ports, diary, { passwordHash, pictures });
  plantCampaigns({ ports, db, diary, cast, clock }, { now, pictures });
  plantPapers(ports, diary, { cast, pictures });
  plantLeads({ ports, diary, clock });
  const after = newId();
  await diary.play();
  await pictures.all;

  say("Delivering the mail of the past …");
  await deliverPastMail(db, { after, now });
  await marker.write("complete", now);
  return "planted";
}
