import type { DeliverableStatus } from "@vitrina/domain/deliverables";
import { isOpenRequest } from "@vitrina/domain/review";
import { answerComment } from "../deliverables/answer-comment.ts";
import { approvePiece } from "../deliverables/approve-piece.ts";
import { commentOnPiece } from "../deliverables/comment-on-piece.ts";
import type { Piece } from "../deliverables/deliverables.store.ts";
import { publishPiece } from "../deliverables/publish-piece.ts";
import { requestChanges } from "../deliverables/request-changes.ts";
import { submitPiece } from "../deliverables/submit-piece.ts";
import { DEMO_PARTS } from "./demo-products.ts";
import { type Pictures, register } from "./pictures.ts";
import { cameOutOn, neededTwo, pieceFileName } from "./piece-files.ts";
import type { Ground } from "./plant-campaigns.ts";
import { SAID_OF_PICTURES, SAID_OF_VIDEOS, USUAL_ANSWERS, USUAL_CAPTIONS, USUAL_NOTES } from "./said-of-pieces.ts";
import type { ApplicationStory, CampaignStory } from "./stories/story.ts";
import { withoutVerb } from "./without-verb.ts";

type Work = { applicationId: () => string; campaign: CampaignStory; turn: number; pictures: Pictures };

/** Plans what a creator handed in and what became of it: pictures, comments on a second or a region, answers, decisions, links. */
export function plantWork(ground: Ground, story: ApplicationStory, work: Work): void {
  if (!story.work) return;
  const { on, pieces } = story.work;
  for (const [position, planned] of pieces.entries()) {
    // Whoever completed a collaboration had every piece out.
    const status = story.completed !== undefined && planned === "approved" ? "published" : planned;
    plantPiece(ground, story, work, { position, planned, status, on });
  }
}

function plantPiece(
  { ports, db, diary, cast, clock }: Ground,
  story: ApplicationStory,
  { applicationId, campaign, turn, pictures }: Work,
  {
    position,
    planned,
    status,
    on,
  }: { position: number; planned: DeliverableStatus; status: DeliverableStatus; on: number },
): void {
  const byCreator = () => ({ ...ports, actor: cast.creator(story.who) });
  const byReviewer = () => ({ ...ports, actor: cast.admin("reviewer") });
  const spread = turn + position;
  const pick = (words: readonly string[]) => words[spread % words.length] ?? "";
  const piece = async (): Promise<Piece> => {
    const found = (await ports.deliverables.ofApplication(applicationId())).find((one) => one.position === position);
    if (!found) throw new Error(`There is no piece at place ${position}.`);
    return found;
  };
  const handIn = async (version: number) => {
    const { id } = await piece();
    const name = `${pieceFileName(campaign.brand, story.who, position, version)}-${turn}`;
    const { actor } = byCreator();
    const assetId = await register(ports, await pictures.get(name), actor.userId);
    const checklist = DEMO_PARTS[campaign.brand]?.checklist ?? [];
    await submitPiece(byCreator(), { id, assetIds: [assetId], caption: pick(USUAL_CAPTIONS), checklist });
  };
  const sendBack = async () => {
    const { id, versions } = await piece();
    const last = versions.at(-1);
    const assetId = last?.assetIds[0] ?? null;
    const version = last?.number ?? 1;
    const isVideo = assetId !== null && (await ports.assets.files([assetId])).get(assetId)?.kind === "video";
    const about = isVideo
      ? { text: pick(SAID_OF_VIDEOS), atSecond: 1 + (spread % 4), region: null }
      : { text: pick(SAID_OF_PICTURES), atSecond: null, region: { x: 120, y: 480, width: 360, height: 300 } };
    await commentOnPiece(byReviewer(), { id, version, assetId, internal: false, ...about });
    await commentOnPiece(byReviewer(), {
      id,
      version,
      assetId: null,
      atSecond: null,
      region: null,
      text: pick(USUAL_NOTES),
      internal: true,
    });
    await requestChanges(byReviewer(), { id, version, override: null });
  };
  const answerAll = async () => {
    const { id, comments } = await piece();
    for (const comment of comments.filter(isOpenRequest)) {
      await answerComment(byCreator(), { id, commentId: comment.id, answer: pick(USUAL_ANSWERS) });
    }
  };
  const approve = async () => {
    const { id, versions } = await piece();
    await approvePiece(byReviewer(), { id, version: versions.at(-1)?.number ?? 1 });
  };

  switch (status) {
    case "submitted":
      diary.on(on, () => handIn(1));
      return;
    case "changes_requested":
      diary.on(on + 1, () => handIn(1));
      diary.on(on, sendBack);
      return;
    case "approved":
    case "published":
      if (neededTwo(position, planned)) {
        diary.on(on + 3, () => handIn(1));
        diary.on(on + 2, sendBack);
        diary.on(on + 1, async () => {
          await answerAll();
          await handIn(2);
        });
      } else {
        diary.on(on + 1, () => handIn(1));
      }
      diary.on(on, approve);
      if (status === "published") {
        diary.on(cameOutOn(story), async () => {
          const url = `https://www.instagram.com/reel/Vitrina${turn}${story.who}${position + 1}/`;
          await publishPiece(byCreator(), { id: (await piece()).id, url });
        });
      }
      return;
    case "cancelled":
      diary.on(on, async () => withoutVerb(db, clock).cancel((await piece()).id));
  }
}
