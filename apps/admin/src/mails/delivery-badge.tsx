import type { DeliveryStatus } from "@vitrina/domain/mail";
import { Badge, type Tone } from "@vitrina/ui";
import { useTranslations } from "use-intl";

const TONES: Record<DeliveryStatus, Tone> = {
  accepted: "info",
  delivered: "green",
  delayed: "amber",
  refused: "red",
  bounced: "red",
  complained: "red",
  failed: "red",
  suppressed: "amber",
  withheld: "amber",
  muted: "neutral",
};

export function DeliveryBadge({ status }: { status: DeliveryStatus }) {
  const t = useTranslations("mails.status");
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
