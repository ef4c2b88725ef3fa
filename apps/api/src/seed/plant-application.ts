import { confirmApplication } from "../applications/confirm-application.ts";
import { grantExtension } from "../applications/grant-extension.ts";
import { recordProductReceived } from "../applications/record-product-received.ts";
import { rejectApplication } from "../applications/reject-application.ts";
import { submitApplication } from "../applications/submit-application.ts";
import { withdrawApplication } from "../applications/withdraw-application.ts";
import type { Pictures } from "./pictures.ts";
import type { Ground } from "./plant-campaigns.ts";
import { plantMeanwhile } from "./plant-meanwhile.ts";
import { plantWork } from "./plant-work.ts";
import type { ApplicationStory, CampaignStory } from "./stories/story.ts";
import { USUAL_PITCHES } from "./usual-pitches.ts";

/** Plans one creator's way through one campaign. */
export function plantApplication(
  ground: Ground,
  campaignId: () => string,
  story: ApplicationStory,
  campaign: { campaign: CampaignStory; turn: number; pictures: Pictures },
): void {
  const { ports, diary, cast } = ground;
  const { confirmed, received, extension, rejected, withdrawn } = story;
  const byManager = () => ({ ...ports, actor: cast.admin("manager") });
  const byCreator = () => ({ ...ports, actor: cast.creator(story.who) });
  let id = "";

  diary.on(story.applied, async () => {
    id = await submitApplication(byCreator(), { campaignId: campaignId(), pitch: story.pitch ?? usualPitch(story) });
  });
  if (confirmed !== undefined) {
    const { agreedFee } = story;
    diary.on(confirmed, () => confirmApplication(byManager(), { id, ...(agreedFee !== undefined && { agreedFee }) }));
  }
  plantMeanwhile(ground, campaign.campaign.content.title, story.who, () => id);
  if (received !== undefined) diary.on(received, () => recordProductReceived(byManager(), { id }));
  if (extension) {
    const { granted, days, reason } = extension;
    diary.on(granted, () => grantExtension(byManager(), { id, days, reason }));
  }
  plantWork(ground, story, { applicationId: () => id, ...campaign });
  if (rejected) diary.on(rejected.on, () => rejectApplication(byManager(), { id, message: rejected.message }));
  if (withdrawn !== undefined) diary.on(withdrawn, () => withdrawApplication(byCreator(), { id }));
}

/** Spread so that neighbours in one campaign do not say the same. */
function usualPitch({ who, applied }: ApplicationStory): string {
  const spread = [...who].reduce((sum, letter) => sum + letter.charCodeAt(0), Math.floor(applied));
  return USUAL_PITCHES[spread % USUAL_PITCHES.length] ?? "";
}
