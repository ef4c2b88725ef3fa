import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { applicationRequest } from "@vitrina/domain/applications";
import {
  CARRIERS,
  type ParcelRow,
  parcelRequest,
  releaseRequest,
  resolveProblemRequest,
  shipRequest,
} from "@vitrina/domain/shipping";
import { SelectField, TextArea, TextField, toast, useShapeForm } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import type { ParcelAct } from "./parcel-acts.ts";

type ActProps = { parcel: ParcelRow; onClose: () => void };

/** One small form for each thing an admin does about a parcel; many are sent at once. */
export function ParcelDialog({
  act,
  parcels,
  onClose,
}: {
  act: ParcelAct;
  parcels: readonly ParcelRow[];
  onClose: () => void;
}) {
  const [parcel] = parcels;
  if (!parcel) return null;
  switch (act) {
    case "ship":
      return <ShipDialog parcels={parcels} onClose={onClose} />;
    case "received":
      return <ReceivedDialog parcel={parcel} onClose={onClose} />;
    case "resolve":
      return <ResolveDialog parcel={parcel} onClose={onClose} />;
    case "lost":
      return <LostDialog parcel={parcel} onClose={onClose} />;
    case "release":
      return <ReleaseDialog parcel={parcel} onClose={onClose} />;
  }
}

function useAfterParcelAct() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  return {
    onSettled: () => {
      void cache.invalidateQueries(trpc.shipping.pathFilter());
      void cache.invalidateQueries(trpc.applications.pathFilter());
      void cache.invalidateQueries(trpc.campaigns.pathFilter());
    },
  };
}

function ShipDialog({ parcels, onClose }: { parcels: readonly ParcelRow[]; onClose: () => void }) {
  const t = useTranslations("shipping");
  const words = useTranslations();
  const trpc = useTRPC();
  const ship = useMutation(trpc.shipping.ship.mutationOptions(useAfterParcelAct()));
  const form = useShapeForm(shipRequest, {
    parcels: parcels.map(({ id }) => ({ id, trackingCode: "" })),
    carrier: "" as string,
  });
  const { submit, problem, pending } = useFormAct(form, ship.mutateAsync, (outcomes) => {
    const sent = outcomes.filter(({ refusal }) => !refusal).length;
    if (sent > 0) toast(t("shipped", { count: sent }));
    for (const { id, refusal } of outcomes) {
      const name = parcels.find((parcel) => parcel.id === id)?.creatorName ?? "";
      if (refusal) toast.error(`${name}: ${words(`refusals.${refusal.reason}`)}`);
    }
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("shipTitle", { count: parcels.length })}
      description={t("shipBody")}
      submitLabel={t("shipSubmit")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <SelectField
        control={form.control}
        name="carrier"
        label={t("carrier")}
        options={CARRIERS.map((value) => ({ value, label: t(`carriers.${value}`) }))}
      />
      {parcels.map(({ id, creatorName }, place) => (
        <TextField
          key={id}
          control={form.control}
          name={`parcels.${place}.trackingCode`}
          label={t("trackingOf", { name: creatorName })}
          autoComplete="off"
          maxLength={60}
          optional
        />
      ))}
    </FormDialog>
  );
}

function ReceivedDialog({ parcel, onClose }: ActProps) {
  const t = useTranslations("shipping");
  const trpc = useTRPC();
  const receive = useMutation(trpc.applications.recordProductReceived.mutationOptions(useAfterParcelAct()));
  const form = useShapeForm(applicationRequest, { id: parcel.id });
  const { submit, problem, pending } = useFormAct(form, receive.mutateAsync, () => {
    toast(t("receivedDone"));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("receivedTitle", { name: parcel.creatorName })}
      description={t("receivedBody")}
      submitLabel={t("acts.received")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    />
  );
}

function ResolveDialog({ parcel, onClose }: ActProps) {
  const t = useTranslations("shipping");
  const trpc = useTRPC();
  const resolve = useMutation(trpc.shipping.resolveProblem.mutationOptions(useAfterParcelAct()));
  const form = useShapeForm(resolveProblemRequest, { id: parcel.id, resolution: "" });
  const { submit, problem, pending } = useFormAct(form, resolve.mutateAsync, () => {
    toast(t("resolved"));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("resolveTitle", { name: parcel.creatorName })}
      description={t("resolveBody")}
      submitLabel={t("acts.resolve")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextArea control={form.control} name="resolution" label={t("resolution")} rows={3} maxLength={500} />
    </FormDialog>
  );
}

function LostDialog({ parcel, onClose }: ActProps) {
  const t = useTranslations("shipping");
  const trpc = useTRPC();
  const lose = useMutation(trpc.shipping.markLost.mutationOptions(useAfterParcelAct()));
  const form = useShapeForm(parcelRequest, { id: parcel.id });
  const { submit, problem, pending } = useFormAct(form, lose.mutateAsync, () => {
    toast(t("lost"));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("lostTitle", { name: parcel.creatorName })}
      description={t("lostBody")}
      submitLabel={t("acts.lost")}
      danger
      pending={pending}
      problem={problem}
      onSubmit={submit}
    />
  );
}

function ReleaseDialog({ parcel, onClose }: ActProps) {
  const t = useTranslations("shipping");
  const trpc = useTRPC();
  const release = useMutation(trpc.shipping.release.mutationOptions(useAfterParcelAct()));
  const form = useShapeForm(releaseRequest, { id: parcel.id, message: t("releaseDefault") });
  const { submit, problem, pending } = useFormAct(form, release.mutateAsync, () => {
    toast(t("released", { name: parcel.creatorName }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("releaseTitle", { name: parcel.creatorName })}
      description={t("releaseBody")}
      submitLabel={t("acts.release")}
      danger
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextArea control={form.control} name="message" label={t("message")} rows={4} maxLength={1000} optional />
    </FormDialog>
  );
}
