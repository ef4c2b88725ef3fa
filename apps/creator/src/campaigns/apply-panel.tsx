import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { applyRequest } from "@vitrina/domain/applications";
import type { OpenCampaign } from "@vitrina/domain/campaigns";
import { assertMayWork, blocksApplying } from "@vitrina/domain/creators";
import { Button, buttonLook } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { FormError, MoneyField, TextArea, useShapeForm } from "@vitrina/ui/forms";
import { ExpectedPayment } from "@vitrina/ui/money";
import { Sheet } from "@vitrina/ui/overlays";
import { type ReactNode, useId, useState } from "react";
import { useNow, useTranslations } from "use-intl";
import { usePartsInWords } from "../creators/parts-in-words.ts";
import { useFailureText } from "../frame/failure-text.ts";
import { wouldAllow } from "../frame/would-allow.ts";

const pitchShape = applyRequest.pick({ pitch: true, askedFee: true });
const PITCH_MAX = 2_000;

/**
 * The one thing to do on a campaign's page, always within the thumb's reach: apply, see one's application, or learn what
 * stands in the way before typing anything.
 */
export function ApplyPanel({ campaign }: { campaign: OpenCampaign }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const now = useNow();
  const partsInWords = usePartsInWords();
  const profile = useQuery(trpc.creators.myProfile.queryOptions());
  const [open, setOpen] = useState(false);

  if (campaign.myApplication) {
    return (
      <Bar words={t("campaign.appliedNote")}>
        <Link to="/applications/$id" params={{ id: campaign.myApplication.id }} className={buttonLook()}>
          {t("campaign.seeApplication")}
        </Link>
      </Bar>
    );
  }
  if (now > campaign.applicationDeadline) return <Bar words={t("campaign.closed")} />;

  const { data: mine } = profile;
  if (mine && !wouldAllow(() => assertMayWork(mine))) return <Bar words={t("refusals.creator-not-approved")} />;

  const missing = profile.data ? blocksApplying(profile.data.missing) : [];
  if (missing.length > 0) {
    return (
      <Bar words={t("campaign.profileFirst", { parts: partsInWords(missing) })}>
        <Link to="/profile" className={buttonLook()}>
          {t("campaign.goToProfile")}
        </Link>
      </Bar>
    );
  }

  return (
    <>
      <Bar>
        <div className="min-w-0 flex-1 px-1">
          <ExpectedPayment payment={campaign.payment} />
        </div>
        <Button size="large" disabled={profile.isPending} onClick={() => setOpen(true)}>
          {t("campaign.apply")}
        </Button>
      </Bar>
      {open ? <ApplySheet campaign={campaign} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Bar({ words, children }: { words?: string; children?: ReactNode }) {
  return (
    <div className="sticky bottom-18 z-20 flex flex-wrap items-center justify-end gap-3 rounded-lg border border-line bg-raised p-3 shadow-float lg:bottom-4">
      {words ? <p className="min-w-48 flex-1 text-sm">{words}</p> : null}
      {children}
    </div>
  );
}

function ApplySheet({ campaign, onClose }: { campaign: OpenCampaign; onClose: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const failureText = useFailureText();
  const formId = useId();
  const form = useShapeForm(pitchShape, { pitch: "", askedFee: null as number | null });
  const apply = useMutation(
    trpc.applications.submit.mutationOptions({
      onSuccess: async (application) => {
        await queries.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
        await queries.invalidateQueries({ queryKey: trpc.applications.pathKey() });
        toast(t("campaign.applied"));
        await navigate({ to: "/applications/$id", params: { id: application.id } });
      },
    }),
  );

  return (
    <Sheet
      open
      onOpenChange={(next) => {
        if (!next && !apply.isPending) onClose();
      }}
      title={t("campaign.applyTitle")}
      description={campaign.title}
      actions={
        <Button type="submit" form={formId} size="large" wide pending={apply.isPending}>
          {t("campaign.applySubmit")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={form.handleSubmit((application) => apply.mutate({ campaignId: campaign.id, ...application }))}
        className="flex flex-col gap-4"
      >
        <p className="text-sm text-ink-soft">{t("campaign.applyLead")}</p>
        <TextArea
          control={form.control}
          name="pitch"
          rows={7}
          maxLength={PITCH_MAX}
          optional
          label={t("campaign.pitch")}
          hint={t("campaign.pitchHint")}
        />
        <MoneyField
          control={form.control}
          name="askedFee"
          optional
          label={t("campaign.askedFee")}
          hint={t("campaign.askedFeeHint")}
        />
        <FormError>{apply.isError ? failureText(apply.error) : null}</FormError>
      </form>
    </Sheet>
  );
}
