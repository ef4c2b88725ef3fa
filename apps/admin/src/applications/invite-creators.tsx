import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type Invitable, inviteRequest } from "@vitrina/domain/applications";
import {
  Avatar,
  Button,
  ErrorState,
  SearchField,
  Sheet,
  SkeletonText,
  StatusBadge,
  TextArea,
  toast,
  useShapeForm,
} from "@vitrina/ui";
import UserPlus from "lucide-react/icons/user-plus";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useErrorWords } from "../session/error-words.ts";
import { useAfterAct } from "./use-after-act.ts";

/** Finds somebody who has not applied and asks them in. */
export function InviteCreators({ campaignId }: { campaignId: string }) {
  const t = useTranslations("applications");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon={<UserPlus className="size-4" aria-hidden />} onClick={() => setOpen(true)}>
        {t("invite")}
      </Button>
      {open ? <InviteSheet campaignId={campaignId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function InviteSheet({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const words = useErrorWords();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Invitable | null>(null);
  const creators = useQuery(
    trpc.applications.invitable.queryOptions({ campaignId, search, limit: 30 }, { placeholderData: keepPreviousData }),
  );
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("inviteTitle")}
      description={t("inviteBody")}
    >
      <SearchField label={t("inviteSearch")} value={search} onChange={setSearch} className="w-full" />
      <div className="mt-4">
        {creators.isPending ? <SkeletonText lines={6} /> : null}
        {creators.isError ? <ErrorState words={words(creators.error)} onRetry={() => void creators.refetch()} /> : null}
        {creators.data?.items.length === 0 ? <p className="text-sm text-ink-soft">{t("inviteNobody")}</p> : null}
        <ul className="flex flex-col divide-y divide-line">
          {creators.data?.items.map((creator) => (
            <li key={creator.creatorId} className="flex items-center gap-3 py-2.5">
              <Avatar name={creator.name} picture={creator.picture} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{creator.name}</span>
                <span className="block truncate text-xs text-ink-soft">{creator.city}</span>
              </span>
              {creator.applicationStatus ? (
                <StatusBadge of="application" status={creator.applicationStatus} />
              ) : (
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={`${t("invite")}: ${creator.name}`}
                  onClick={() => setChosen(creator)}
                >
                  {t("invite")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
      {chosen ? <InviteDialog campaignId={campaignId} creator={chosen} onClose={() => setChosen(null)} /> : null}
    </Sheet>
  );
}

function InviteDialog({
  campaignId,
  creator,
  onClose,
}: {
  campaignId: string;
  creator: Invitable;
  onClose: () => void;
}) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const after = useAfterAct(campaignId);
  const invite = useMutation(
    trpc.applications.invite.mutationOptions({
      ...after,
      onSuccess: () => {
        after.onSuccess();
        void cache.invalidateQueries(trpc.applications.invitable.pathFilter());
      },
    }),
  );
  const form = useShapeForm(inviteRequest, {
    campaignId,
    creatorId: creator.creatorId,
    message: t("inviteDefault", { name: creator.name.split(" ")[0] ?? creator.name }),
  });
  const { submit, problem, pending } = useFormAct(form, invite.mutateAsync, () => {
    toast(t("invited", { name: creator.name }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("inviteOne", { name: creator.name })}
      description={t("inviteOneBody")}
      submitLabel={t("inviteSend")}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      <TextArea control={form.control} name="message" label={t("inviteMessage")} rows={4} maxLength={1000} optional />
    </FormDialog>
  );
}
