import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Page } from "@vitrina/domain";
import type { Invitation } from "@vitrina/domain/people";
import { Badge, Button, Card, ConfirmDialog, ErrorState, Loading, Skeleton, toast, useDays } from "@vitrina/ui";
import { useState } from "react";
import { useNow, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

/** Invitations nobody has used yet, and the way to take them back. */
export function PendingInvitations({ query }: { query: UseQueryResult<Page<Invitation>, unknown> }) {
  const t = useTranslations();
  const words = useErrorWords();
  const days = useDays();
  const now = useNow();
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  return (
    <Card title={t("people.invitations")}>
      {query.isPending ? (
        <Loading>
          <Skeleton className="h-12" />
        </Loading>
      ) : null}
      {query.isError ? (
        <ErrorState words={words(query.error)} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : null}
      {query.data && query.data.items.length === 0 ? (
        <p className="text-sm text-ink-soft">{t("people.noInvitations")}</p>
      ) : null}
      <ul className="divide-y divide-line">
        {query.data?.items.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
            <div className="min-w-40 flex-1">
              <p className="font-medium">{invitation.name}</p>
              <p className="text-sm break-all text-ink-soft">
                {invitation.email} · {t(`role.${invitation.role}`)}
              </p>
            </div>
            {invitation.expiresAt < now ? (
              <Badge tone="amber">{t("people.expired")}</Badge>
            ) : (
              <span className="text-sm text-ink-soft">
                {t("people.expires", { when: days.relative(invitation.expiresAt, now) })}
              </span>
            )}
            <Button
              variant="secondary"
              size="small"
              aria-label={t("people.revokeInvitationOf", { email: invitation.email })}
              onClick={() => setRevoking(invitation)}
            >
              {t("people.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {revoking ? <RevokeDialog invitation={revoking} onClose={() => setRevoking(null)} /> : null}
    </Card>
  );
}

function RevokeDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const revoke = useMutation(
    trpc.people.revokeInvitation.mutationOptions({
      onSuccess: () => {
        void cache.invalidateQueries(trpc.people.invitations.pathFilter());
        toast(t("revoked"));
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("revokeTitle", { email: invitation.email })}
      description={t("revokeBody")}
      confirmLabel={t("revoke")}
      danger
      pending={revoke.isPending}
      error={revoke.isError ? words(revoke.error).text : undefined}
      onConfirm={() => revoke.mutate({ id: invitation.id })}
    />
  );
}
