import { readFile } from "node:fs/promises";
import type { DeliverableType } from "@vitrina/domain/deliverables";
import { kindsFor } from "@vitrina/domain/review";
import { COVER_NAMES, type CoverName, paintCover } from "./painting/covers.ts";
import type { PictureOrder } from "./pictures.ts";
import type { ApplicationStory, CampaignStory } from "./stories/story.ts";

/** Pieces at every second place needed a second version, so that there is something to compare. */
export const neededTwo = (position: number, status: string): boolean =>
  position % 2 === 1 && (status === "approved" || status === "published");

/** How a file of the demo is called: whose, in which campaign, of which piece and version. */
export const pieceFileName = (campaign: string, who: string, position: number, version: number): string =>
  `${campaign}-${who}-${position + 1}-v${version}`;

/** The pieces a story's creators owe, in the order of its content plan. */
export const plannedTypes = ({ content }: CampaignStory): DeliverableType[] =>
  content.contentPlan.flatMap(({ type, quantity }) => Array.from({ length: quantity }, () => type));

/** Every file that the demo's creators ever handed in. */
export function pieceFileOrders(stories: readonly CampaignStory[]): PictureOrder[] {
  return stories.flatMap((story, at) => {
    const types = plannedTypes(story);
    return story.applications.flatMap(({ who, work }) =>
      (work?.pieces ?? []).flatMap((status, position) => {
        if (status === "pending" || status === "cancelled") return [];
        const isVideo = kindsFor(types[position] ?? "photo").includes("video");
        const versions = neededTwo(position, status) ? [1, 2] : [1];
        return versions.map((version): PictureOrder => {
          const name = `${pieceFileName(story.brand, who, position, version)}-${at}`;
          return {
            name,
            purpose: "deliverable_file",
            ...(isVideo ? { format: "mp4" as const, paint: reel } : { paint: () => painted(at + position + version) }),
          };
        });
      }),
    );
  });
}

const REEL = new URL("./media/reel.mp4", import.meta.url);
let filmed: Promise<Uint8Array> | undefined;
const reel = (): Promise<Uint8Array> => {
  filmed ??= readFile(REEL);
  return filmed;
};

/** Painted once, handed in often. */
const paintings = new Map<CoverName, Promise<Uint8Array>>();
function painted(turn: number): Promise<Uint8Array> {
  const name = COVER_NAMES[turn % COVER_NAMES.length] ?? COVER_NAMES[0] ?? "terere";
  const known = paintings.get(name) ?? paintCover(name);
  paintings.set(name, known);
  return known;
}

/** The day on which a finished collaboration's last piece came out. */
export const cameOutOn = ({ completed, work }: ApplicationStory): number => completed ?? work?.on ?? 0;
