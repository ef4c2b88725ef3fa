import type { CampaignStatus } from "../campaigns/index.ts";
import { endOfDayInAsuncion } from "../time/index.ts";
import { APPLICATION_WAITING, type ApplicationStatus } from "./application.ts";

/** Whoever applied has an answer at the latest so many days after the campaign stopped taking applications. */
export const ANSWER_DAYS = 14;

type Waiting = { status: ApplicationStatus; appliedAt: Date; invitation: { at: Date } | null };

/** By when somebody who waits is answered, counted from the application deadline or from a later invitation. */
export function answerDueAt(campaign: { applicationDeadline: Date }, application: Waiting): Date {
  const since = application.invitation?.at ?? application.appliedAt;
  const from = since > campaign.applicationDeadline ? since : campaign.applicationDeadline;
  return endOfDayInAsuncion(from, ANSWER_DAYS);
}

type Selecting = { status: CampaignStatus; applicationDeadline: Date; slots: number; confirmedCount: number };

/**
 * Whether a campaign now answers this application with a no by itself: it is over, or it takes no more applications and has
 * no place left, or the agency let the promised time pass.
 */
export function isAnsweredByClosing(campaign: Selecting, application: Waiting, now: Date): boolean {
  if (!APPLICATION_WAITING.includes(application.status)) return false;
  if (campaign.status === "completed" || campaign.status === "archived") return true;
  if (campaign.status === "draft") return false;
  if (now <= campaign.applicationDeadline) return false;
  return campaign.confirmedCount >= campaign.slots || now > answerDueAt(campaign, application);
}
