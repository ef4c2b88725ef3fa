import { APPLICATION_OPEN, APPLICATION_WAITING } from "@vitrina/domain/applications";
import { lazy } from "react";
import { Withdraw } from "../applications/withdraw.tsx";
import { Brief } from "./brief.tsx";
import { Due } from "./due.tsx";
import { History } from "./history.tsx";
import type { Section } from "./section.ts";
import { Standing } from "./standing.tsx";
import { Terms } from "./terms.tsx";

const InvitationSection = lazy(async () => ({
  default: (await import("../applications/invitation-section.tsx")).InvitationSection,
}));
const FeeSection = lazy(async () => ({ default: (await import("../applications/fee-section.tsx")).FeeSection }));
const ParcelSection = lazy(async () => ({ default: (await import("../shipping/parcel-section.tsx")).ParcelSection }));
const PiecesSection = lazy(async () => ({
  default: (await import("../deliverables/pieces-section.tsx")).PiecesSection,
}));

const MessagesSection = lazy(async () => ({
  default: (await import("../messaging/messages-section.tsx")).MessagesSection,
}));

/**
 * A collaboration's page from top to bottom, in the order in which its creator needs the parts: what the answer is, what to
 * do and by when, the way there, what is agreed, and what lies behind. A feature adds its own part here; one that is large
 * comes by `lazy(() => import(…))` with the `height` of what will stand there. What stands aside on a wide screen comes last.
 */
export const SECTIONS: readonly Section[] = [
  { id: "standing", isShown: ({ status }) => !APPLICATION_OPEN.includes(status), Part: Standing },
  { id: "invitation", isShown: ({ status }) => status === "invited", Part: InvitationSection, height: "h-48" },
  { id: "due", isShown: ({ status }) => APPLICATION_OPEN.includes(status), Part: Due },
  {
    id: "parcel",
    isShown: ({ status, campaign, shippingState }) =>
      APPLICATION_OPEN.includes(status) && (campaign.sendsProduct || shippingState !== null),
    Part: ParcelSection,
    height: "h-48",
  },
  { id: "pieces", isShown: ({ status }) => !APPLICATION_WAITING.includes(status), Part: PiecesSection, height: "h-64" },
  { id: "messages", isShown: () => true, Part: MessagesSection, height: "h-52" },
  { id: "payment", isShown: ({ payment }) => payment !== null, Part: FeeSection, height: "h-32" },
  { id: "brief", isShown: () => true, Part: Brief },
  { id: "terms", isShown: () => true, Part: Terms, aside: true },
  { id: "history", isShown: () => true, Part: History, aside: true },
  { id: "withdraw", isShown: () => true, Part: Withdraw, aside: true },
];
