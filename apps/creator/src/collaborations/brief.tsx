import { CampaignBrief } from "../campaigns/campaign-brief.tsx";
import type { SectionProps } from "./section.ts";

/** What the brand asks for. */
export function Brief({ collaboration: { campaign } }: SectionProps) {
  return <CampaignBrief campaign={campaign} />;
}
