import type { CheckState } from "@vitrina/domain/system";
import { Badge, type Tone } from "@vitrina/ui";
import { useTranslations } from "use-intl";

const TONES: Record<CheckState, Tone> = { ok: "green", degraded: "amber", fail: "red", unknown: "neutral" };

export function StateBadge({ state }: { state: CheckState }) {
  const t = useTranslations("system.states");
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
