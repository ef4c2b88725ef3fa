import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { type Campaign, deadlineTermsRequest } from "@vitrina/domain/campaigns";
import { DELIVERY_STARTS } from "@vitrina/domain/deadlines";
import { ErrorState, NumberField, SelectField, SkeletonText, toast, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useErrorWords } from "../session/error-words.ts";
import { useDebounced } from "../session/use-debounced.ts";
import { DeadlinePreviewPanel } from "./deadline-preview-panel.tsx";

/**
 * Moves every open due date of a campaign. What is saved is what was previewed: the move names the revision the preview
 * was computed from, and a campaign that changed meanwhile is previewed again instead of moved.
 */
export function MoveDeadlineDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const [conflict, setConflict] = useState(false);
  const [lateAcceptedFor, setLateAcceptedFor] = useState<string | null>(null);

  const form = useShapeForm(deadlineTermsRequest, {
    id: campaign.id,
    deliveryDays: campaign.deliveryDays as number | null,
    deliveryStarts: campaign.deliveryStarts,
  });
  const typed = deadlineTermsRequest.safeParse(form.watch());
  const wanted = typed.success ? `${typed.data.deliveryDays} ${typed.data.deliveryStarts}` : "";
  const settled = useDebounced(wanted);
  const isCurrent = wanted === `${campaign.deliveryDays} ${campaign.deliveryStarts}`;

  const preview = useQuery(
    trpc.campaigns.previewDeadline.queryOptions(
      typed.success ? typed.data : { id: campaign.id, deliveryDays: 1, deliveryStarts: "on_confirmation" },
      {
        enabled: typed.success && !isCurrent && settled === wanted,
        placeholderData: keepPreviousData,
        staleTime: 0,
        gcTime: 0,
      },
    ),
  );
  const upToDate =
    preview.data !== undefined && !preview.isFetching && !preview.isPlaceholderData && settled === wanted;
  const becomeLate = preview.data?.summary.becomeLate ?? 0;
  const previewed = `${wanted} ${preview.data?.revision ?? ""} ${becomeLate}`;
  const lateAccepted = lateAcceptedFor === previewed;

  const move = useMutation(trpc.campaigns.moveDeadline.mutationOptions());
  const { submit, problem, setProblem, pending } = useFormAct(
    form,
    async (terms) => {
      if (!upToDate) return null;
      setConflict(false);
      try {
        return await move.mutateAsync({ ...terms, revision: preview.data.revision });
      } catch (error) {
        if (refusalOf(error)?.reason !== "campaign-changed") throw error;
        setConflict(true);
        void cache.invalidateQueries(trpc.campaigns.detail.queryFilter({ id: campaign.id }));
        await preview.refetch();
        return null;
      }
    },
    (moved) => {
      if (!moved) return;
      void cache.invalidateQueries(trpc.campaigns.pathFilter());
      void cache.invalidateQueries(trpc.applications.pathFilter());
      toast(t("deadline.saved", { count: moved.summary.moved }));
      onClose();
    },
  );

  return (
    <FormDialog
      open
      onClose={onClose}
      size="wide"
      title={t("deadline.title")}
      description={t("deadline.lead")}
      submitLabel={t(becomeLate > 0 && !isCurrent ? "deadline.saveLate" : "deadline.save")}
      danger={becomeLate > 0 && !isCurrent}
      blocked={isCurrent || !upToDate || (becomeLate > 0 && !lateAccepted)}
      pending={pending}
      problem={problem}
      onSubmit={(event) => {
        setProblem(null);
        return submit(event);
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <NumberField control={form.control} name="deliveryDays" label={t("deadline.days")} />
        <SelectField
          control={form.control}
          name="deliveryStarts"
          label={t("deadline.starts")}
          options={DELIVERY_STARTS.map((value) => ({ value, label: t(`editor.startsOptions.${value}`) }))}
        />
      </div>
      {conflict ? (
        <div role="alert" className="rounded-md border border-amber bg-amber-soft p-3.5 text-sm">
          <p className="font-semibold text-amber">{t("deadline.conflictTitle")}</p>
          <p className="mt-1">{t("deadline.conflictBody")}</p>
        </div>
      ) : null}
      <section aria-label={t("deadline.previewTitle")} aria-live="polite" className="rounded-md bg-sunken p-4">
        {isCurrent || !typed.success ? (
          <p className="text-sm text-ink-soft">{t("deadline.unchangedTerms")}</p>
        ) : preview.isError ? (
          <ErrorState
            words={words(preview.error)}
            onRetry={() => void preview.refetch()}
            retrying={preview.isFetching}
          />
        ) : preview.data ? (
          <DeadlinePreviewPanel
            preview={preview.data}
            stale={!upToDate}
            lateAccepted={lateAccepted}
            onLateAccepted={(accepted) => setLateAcceptedFor(accepted ? previewed : null)}
          />
        ) : (
          <>
            <p className="mb-2 text-sm text-ink-soft">{t("deadline.calculating")}</p>
            <SkeletonText lines={3} />
          </>
        )}
      </section>
    </FormDialog>
  );
}
