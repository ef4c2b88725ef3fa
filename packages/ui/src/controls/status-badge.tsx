import type { ApplicationStatus } from "@vitrina/domain/applications";
import type { CampaignStatus } from "@vitrina/domain/campaigns";
import type { CreatorStatus } from "@vitrina/domain/creators";
import type { DeliverableStatus } from "@vitrina/domain/deliverables";
import { useTranslations } from "use-intl";
import { Badge, type Tone } from "./badge.tsx";

const CAMPAIGN: Record<CampaignStatus, Tone> = {
  draft: "neutral",
  published: "accent",
  in_progress: "info",
  completed: "green",
  archived: "neutral",
};
const APPLICATION: Record<ApplicationStatus, Tone> = {
  applied: "info",
  shortlisted: "accent",
  invited: "accent",
  confirmed: "green",
  completed: "green",
  rejected: "neutral",
  withdrawn: "neutral",
};
const DELIVERABLE: Record<DeliverableStatus, Tone> = {
  pending: "neutral",
  submitted: "info",
  changes_requested: "amber",
  approved: "green",
  published: "green",
  cancelled: "neutral",
};
const CREATOR: Record<CreatorStatus, Tone> = { applied: "info", approved: "green", paused: "amber", blocked: "red" };

export type StatusOf =
  | { of: "campaign"; status: CampaignStatus }
  | { of: "application"; status: ApplicationStatus }
  | { of: "deliverable"; status: DeliverableStatus }
  | { of: "creator"; status: CreatorStatus };

/** A state in words and in the same colour everywhere. */
export function StatusBadge(props: StatusOf) {
  const t = useTranslations();
  switch (props.of) {
    case "campaign":
      return <Badge tone={CAMPAIGN[props.status]}>{t(`campaignStatus.${props.status}`)}</Badge>;
    case "application":
      return <Badge tone={APPLICATION[props.status]}>{t(`applicationStatus.${props.status}`)}</Badge>;
    case "deliverable":
      return <Badge tone={DELIVERABLE[props.status]}>{t(`deliverableStatus.${props.status}`)}</Badge>;
    case "creator":
      return <Badge tone={CREATOR[props.status]}>{t(`creatorStatus.${props.status}`)}</Badge>;
  }
}
