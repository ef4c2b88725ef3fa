import { useAdmin } from "../session/admin-context.ts";
import { Classification } from "./classification.tsx";
import { LastComparison } from "./last-comparison.tsx";
import { MediaFrame } from "./media-frame.tsx";
import { PlanUsageCard } from "./plan-usage.tsx";

/** How the place where files live is doing: what of the plan is used, whether the register is true, and the rules. */
export function MediaStateScreen() {
  const admin = useAdmin();
  return (
    <MediaFrame tab="state">
      <div className="flex flex-col gap-5">
        <PlanUsageCard />
        {admin.may("audit:read") ? <LastComparison /> : null}
        <Classification />
      </div>
    </MediaFrame>
  );
}
