import { offerFee } from "../applications/bargain.ts";
import { inviteCreator } from "../applications/invite-creator.ts";
import { askExtension } from "../extensions/ask-extension.ts";
import { sendMessage } from "../messages/send-message.ts";
import { addNote } from "../notes/add-note.ts";
import { confirmAddress } from "../shipping/confirm-address.ts";
import { markLost, reportProblem } from "../shipping/parcel-troubles.ts";
import { shipParcels } from "../shipping/ship-parcels.ts";
import type { CreatorKey } from "./demo-creators.ts";
import type { Ground } from "./plant-campaigns.ts";
import { INVITED, MEANWHILE, NOTED } from "./stories/meanwhile.ts";

/** Whoever has no address in the profile writes one into the form. */
const TYPED_INTO_THE_FORM = {
  street: "Mcal. Estigarribia 1260",
  reference: "Casa de dos plantas, timbre de la derecha",
  city: "Asunción",
  department: "Asunción",
} as const;
const DAY_MS = 24 * 60 * 60_000;

/** Plans what happens to a collaboration beside its pieces. It is told before the parcel arrives, so plan it before that. */
export function plantMeanwhile(
  { ports, diary, cast }: Ground,
  title: string,
  who: CreatorKey,
  applicationId: () => string,
): void {
  const story = MEANWHILE[title]?.[who];
  if (!story) return;
  const { addressConfirmed, shipped, problem, lost, asksDays } = story;
  const byManager = () => ({ ...ports, actor: cast.admin("manager") });
  const byCreator = () => ({ ...ports, actor: cast.creator(who) });
  if (addressConfirmed !== undefined) {
    diary.on(addressConfirmed, async () => {
      const creator = await ports.creators.byId(cast.creator(who).creatorId);
      const written = { recipient: creator?.name ?? "", ...TYPED_INTO_THE_FORM };
      const address = creator?.shippingAddress ?? written;
      await confirmAddress(byCreator(), { id: applicationId(), address, keep: false });
    });
  }
  if (shipped) {
    const { on, carrier, trackingCode } = shipped;
    diary.on(on, async () => {
      const [outcome] = await shipParcels(byManager(), { parcels: [{ id: applicationId(), trackingCode }], carrier });
      if (outcome?.refusal) throw new Error(`The parcel for ${who} was not sent: ${outcome.refusal.reason}`);
    });
  }
  if (problem) {
    const { on, kind, text } = problem;
    diary.on(on, () => reportProblem(byCreator(), { id: applicationId(), kind, text }));
  }
  if (lost !== undefined) diary.on(lost, () => markLost(byManager(), { id: applicationId() }));
  for (const { on, by, fee, message } of story.offers ?? []) {
    diary.on(on, () => offerFee(by === "agency" ? byManager() : byCreator(), { id: applicationId(), fee, message }));
  }
  if (asksDays) {
    const { on, days, reason } = asksDays;
    diary.on(on, () => askExtension(byCreator(), { applicationId: applicationId(), days, reason }));
  }
  for (const [turn, { on, by, text }] of (story.said ?? []).entries()) {
    diary.on(on, async () => {
      const message = { applicationId: applicationId(), key: `demo-${applicationId()}-${turn}`, text, fileIds: [] };
      await sendMessage(by === "agency" ? byManager() : byCreator(), message);
    });
  }
}

/** Plans whom the agency asks into a campaign. */
export function plantInvitations({ ports, diary, cast }: Ground, title: string, campaignId: () => string): void {
  for (const { who, on, message } of INVITED.filter((invited) => invited.title === title)) {
    diary.on(on, async () => {
      const { creatorId } = cast.creator(who);
      await inviteCreator({ ...ports, actor: cast.admin("manager") }, { campaignId: campaignId(), creatorId, message });
    });
  }
}

/** Plans what the agency writes down about creators. */
export function plantNotes({ ports, diary, cast }: Ground, now: Date): void {
  for (const { who, on, text, remindInDays } of NOTED) {
    diary.on(on, async () => {
      const remindAt = remindInDays === undefined ? null : new Date(now.getTime() + remindInDays * DAY_MS);
      const { creatorId } = cast.creator(who);
      await addNote({ ...ports, actor: cast.admin("manager") }, { creatorId, text, remindAt });
    });
  }
}
