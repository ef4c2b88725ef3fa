import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Badge, Button, Card, ConfirmDialog, ErrorState, Loading, Skeleton, toast, useDays } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { authAnswer } from "../session/auth-answer.ts";
import { authClient } from "../session/auth-client.ts";
import { useErrorWords } from "../session/error-words.ts";
import { deviceName } from "./device-name.ts";
import { useAuthWords } from "./use-auth-words.ts";

const SESSIONS = ["sign-in", "sessions"];

/** Where the account is open, and the ways to close it: one, all others, everywhere. */
export function Sessions() {
  const t = useTranslations("settings");
  const cache = useQueryClient();
  const days = useDays();
  const words = useAuthWords();
  const [leavingAll, setLeavingAll] = useState(false);

  const sessions = useQuery({
    queryKey: SESSIONS,
    queryFn: async () => {
      const [open, current] = await Promise.all([
        authAnswer(authClient.listSessions()),
        authAnswer(authClient.getSession()),
      ]);
      return open
        .map((session) => ({ ...session, isCurrent: session.id === current.session.id }))
        .toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
    },
  });
  const refresh = () => cache.invalidateQueries({ queryKey: SESSIONS });
  const end = useMutation({
    mutationFn: (token: string) => authAnswer(authClient.revokeSession({ token })),
    onSettled: refresh,
  });
  const endOthers = useMutation({
    mutationFn: () => authAnswer(authClient.revokeOtherSessions()),
    onSuccess: () => toast(t("sessionsEnded")),
    onSettled: refresh,
  });
  const failure = end.error ?? endOthers.error;

  return (
    <Card title={t("sessionsTitle")}>
      <p className="-mt-2 mb-4 text-sm text-ink-soft">{t("sessionsHint")}</p>
      {sessions.isPending ? (
        <Loading>
          <Skeleton className="h-12" />
        </Loading>
      ) : null}
      {sessions.isError ? (
        <ErrorState
          words={{ text: words(sessions.error), reference: null }}
          onRetry={() => void sessions.refetch()}
          retrying={sessions.isFetching}
        />
      ) : null}
      <ul className="divide-y divide-line">
        {sessions.data?.map((session) => {
          const device = deviceName(session.userAgent) ?? t("sessionUnknown");
          return (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3 first:pt-0">
              <div className="min-w-40 flex-1">
                <p className="font-medium">{device}</p>
                <p className="text-sm text-ink-soft">
                  {t("sessionSince", { when: days.moment(new Date(session.createdAt)) })}
                </p>
              </div>
              {session.isCurrent ? (
                <Badge tone="green">{t("sessionCurrent")}</Badge>
              ) : (
                <Button
                  variant="secondary"
                  size="small"
                  aria-label={t("sessionEndOf", { device })}
                  pending={end.isPending && end.variables === session.token}
                  onClick={() => end.mutate(session.token)}
                >
                  {t("sessionEnd")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {failure ? (
        <p role="alert" className="mt-2 text-sm text-red">
          {words(failure)}
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {(sessions.data?.length ?? 0) > 1 ? (
          <Button variant="secondary" pending={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t("signOutOthers")}
          </Button>
        ) : null}
        <Button variant="danger" onClick={() => setLeavingAll(true)}>
          {t("signOutEverywhere")}
        </Button>
      </div>
      {leavingAll ? <SignOutEverywhere onClose={() => setLeavingAll(false)} /> : null}
    </Card>
  );
}

function SignOutEverywhere({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const words = useErrorWords();
  const leaveAll = useMutation(
    trpc.me.signOutEverywhere.mutationOptions({ onSuccess: () => window.location.assign("/admin/sign-in") }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("signOutEverywhereTitle")}
      description={t("signOutEverywhereBody")}
      confirmLabel={t("signOutEverywhere")}
      danger
      pending={leaveAll.isPending}
      error={leaveAll.isError ? words(leaveAll.error).text : undefined}
      onConfirm={() => leaveAll.mutate()}
    />
  );
}
