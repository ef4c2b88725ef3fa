import type { LeadStatus } from "@vitrina/domain/leads";
import { Badge, type Tone } from "@vitrina/ui";
import { useTranslations } from "use-intl";

const TONES: Record<LeadStatus, Tone> = { new: "accent", answered: "green", suspected: "amber", spam: "neutral" };

export function LeadBadge({ status }: { status: LeadStatus }) {
  const t = useTranslations("leads.status");
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
