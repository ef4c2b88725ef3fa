import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type ApplicationRow, openOffer } from "@vitrina/domain/applications";
import { Badge, Button, Fee, toast, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { useAfterAct } from "./use-after-act.ts";

/** What was proposed by whom and how it was answered; the creator's open offer is answered here. */
export function FeeHistory({ application, mayAnswer }: { application: ApplicationRow; mayAnswer: boolean }) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const days = useDays();
  const words = useErrorWords();
  const answer = useMutation(trpc.applications.answerFee.mutationOptions(useAfterAct(application.campaignId)));
  const { offers } = application;
  if (offers.length === 0) return null;
  const open = openOffer(offers);
  const say = async (accept: boolean) => {
    if (!open) return;
    try {
      await answer.mutateAsync({ id: application.id, offerId: open.id, accept });
      toast(t(accept ? "feeAccepted" : "feeDeclined"));
    } catch (error) {
      toast.error(words(error).text);
    }
  };
  return (
    <section aria-label={t("fees")}>
      <h3 className="text-base">{t("fees")}</h3>
      <ol className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-4 text-sm">
        {offers.map((offer) => (
          <li key={offer.id}>
            <span className="flex flex-wrap items-center gap-2">
              <Fee amount={offer.fee} className="font-semibold" />
              <Badge tone={offer.answer === "open" ? "amber" : offer.answer === "accepted" ? "green" : "neutral"}>
                {t(`offerAnswers.${offer.answer}`)}
              </Badge>
            </span>
            <span className="block text-xs text-ink-soft">
              {t(`offerBy.${offer.by}`, { name: offer.authorName })} · {days.short(offer.at)}
            </span>
            {offer.message ? <p className="mt-0.5">{offer.message}</p> : null}
          </li>
        ))}
      </ol>
      {mayAnswer && open?.by === "creator" ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="small" pending={answer.isPending} onClick={() => void say(true)}>
            {t("acceptFee")}
          </Button>
          <Button size="small" variant="quiet" disabled={answer.isPending} onClick={() => void say(false)}>
            {t("declineFee")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
