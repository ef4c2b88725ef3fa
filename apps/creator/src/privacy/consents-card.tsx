import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Consent } from "@vitrina/domain/privacy";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { FormError } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { useDays, useLanguage } from "@vitrina/ui/messages";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { useShowMyData } from "./use-show-my-data.ts";

/** What a creator agreed to: when, to which text, and the way to take it back. */
export function ConsentsCard({ consents }: { consents: readonly Consent[] }) {
  const t = useTranslations("myData");
  const { locale } = useLanguage();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const show = useShowMyData();
  const give = useMutation(
    trpc.privacy.giveConsent.mutationOptions({
      onSuccess: (data) => {
        show(data);
        toast(t("consentKept"));
      },
    }),
  );
  return (
    <Card title={t("consentsTitle")}>
      <p className="text-sm text-ink-soft">{t("consentsLead")}</p>
      <ul className="mt-3 divide-y divide-line">
        {consents.map((consent) => (
          <li key={consent.purpose} className="py-3 last:pb-0">
            <Row
              consent={consent}
              busy={give.isPending && give.variables.purpose === consent.purpose}
              onAnswer={(given) => give.mutate({ purpose: consent.purpose, given, locale })}
            />
          </li>
        ))}
      </ul>
      {give.isError ? (
        <div className="mt-3">
          <FormError>{failureText(give.error)}</FormError>
        </div>
      ) : null}
    </Card>
  );
}

type RowProps = { consent: Consent; busy: boolean; onAnswer: (given: boolean) => void };

/** The notice is taken note of; the others are a yes that can be taken back. */
function Row({ consent, ...row }: RowProps) {
  const { purpose } = consent;
  if (purpose === "privacy-notice") return <NoticeRow consent={consent} {...row} />;
  return <Choice consent={consent} purpose={purpose} {...row} />;
}

function NoticeRow({ consent, busy, onAnswer }: RowProps) {
  const t = useTranslations("myData");
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="font-medium">{t("purpose.privacy-notice")}</p>
      <Answered consent={consent} />
      {consent.given && consent.isCurrent ? null : (
        <Button variant="secondary" size="small" pending={busy} onClick={() => onAnswer(true)}>
          {t("noticeRead")}
        </Button>
      )}
    </div>
  );
}

function Choice({
  consent,
  purpose,
  busy,
  onAnswer,
}: RowProps & { purpose: Exclude<Consent["purpose"], "privacy-notice"> }) {
  const t = useTranslations("myData");
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        className="mt-1 size-5 shrink-0 accent-accent"
        checked={consent.given === true}
        disabled={busy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onAnswer(event.target.checked)}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {t(`purpose.${purpose}`)}
        </label>
        <div id={`${id}-hint`}>
          <p className="text-sm text-ink-soft">{t(`purposeHint.${purpose}`)}</p>
          <Answered consent={consent} />
        </div>
      </div>
    </div>
  );
}

function Answered({ consent: { purpose, given, at, textVersion, isCurrent } }: { consent: Consent }) {
  const t = useTranslations("myData");
  const days = useDays();
  if (given === null || at === null) return <p className="text-xs text-ink-soft">{t("notAnswered")}</p>;
  const facts = { when: days.moment(at), version: textVersion ?? "" };
  const said = purpose === "privacy-notice" ? "noticeTaken" : given ? "givenAt" : "refusedAt";
  return (
    <p className="text-xs text-ink-soft">
      {t(said, facts)}
      {isCurrent ? null : ` ${t("textChanged")}`}
    </p>
  );
}
