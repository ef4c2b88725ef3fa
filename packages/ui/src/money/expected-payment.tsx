import { formatGuaranies, type ExpectedPayment as Payment } from "@vitrina/domain/money";
import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { useDays } from "../messages/use-days.ts";
import { Tooltip } from "../overlays/tooltip.tsx";

/**
 * What a creator will be paid. Takes the whole promise, never a bare amount, so that no screen can show one without its
 * state and its date.
 */
export function ExpectedPayment({ payment, size = "medium" }: { payment: Payment; size?: "medium" | "large" }) {
  const t = useTranslations("payment");
  const days = useDays();
  const date = days.short(payment.payOn);
  return (
    <div className="flex min-w-0 flex-col">
      <span className={classes("font-display font-bold tabular-nums", size === "large" ? "text-2xl" : "text-lg")}>
        {formatGuaranies(payment.amount)}
      </span>
      <Tooltip
        className="self-start text-left"
        words={payment.estimated ? `${t(`why.${payment.state}`)} ${t("estimatedWhy")}` : t(`why.${payment.state}`)}
      >
        <span className="text-xs text-ink-soft underline decoration-line-strong decoration-dotted underline-offset-3">
          {t(`state.${payment.state}`)} · {payment.estimated ? t("payOnEstimated", { date }) : t("payOn", { date })}
        </span>
      </Tooltip>
    </div>
  );
}
