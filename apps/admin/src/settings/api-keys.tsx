import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { ApiKey, CreatedApiKey } from "@vitrina/domain/people";
import {
  Badge,
  Button,
  Card,
  ConfirmDialog,
  CopyField,
  Dialog,
  EmptyState,
  ErrorState,
  Loading,
  Skeleton,
  toast,
  useDays,
} from "@vitrina/ui";
import KeyRound from "lucide-react/icons/key-round";
import { useState } from "react";
import { useNow, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { isPermission, NewApiKeyDialog } from "./new-api-key-dialog.tsx";

const KEYS_READ = 100;

/** Keys with which a person's own programs act in their name. */
export function ApiKeys() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const words = useErrorWords();
  const keys = useQuery(trpc.apiKeys.list.queryOptions({ limit: KEYS_READ }));
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);

  const newKey = (
    <Button icon={<KeyRound className="size-4" aria-hidden />} onClick={() => setCreating(true)}>
      {t("keyNew")}
    </Button>
  );
  return (
    <div className="max-w-3xl">
      {keys.isPending ? (
        <Loading>
          <Skeleton className="h-40" />
        </Loading>
      ) : null}
      {keys.isError ? (
        <ErrorState words={words(keys.error)} onRetry={() => void keys.refetch()} retrying={keys.isFetching} />
      ) : null}
      {keys.data && keys.data.items.length === 0 ? (
        <EmptyState title={t("keysEmptyTitle")} action={newKey}>
          {t("keysEmptyHint")}
        </EmptyState>
      ) : null}
      {keys.data && keys.data.items.length > 0 ? (
        <Card title={t("keysTitle")} action={newKey}>
          <p className="-mt-1 mb-4 text-sm text-ink-soft">{t("keysHint")}</p>
          <ul className="divide-y divide-line">
            {keys.data.items.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
            ))}
          </ul>
        </Card>
      ) : null}
      {creating ? (
        <NewApiKeyDialog
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false);
            setCreated(key);
          }}
        />
      ) : null}
      {created ? (
        <Dialog
          open
          outsideCloses={false}
          onOpenChange={(open) => {
            if (!open) setCreated(null);
          }}
          title={t("keyCreatedTitle")}
          description={t("keyCreatedBody")}
          actions={<Button onClick={() => setCreated(null)}>{t("keyDone")}</Button>}
        >
          <CopyField label={created.name} text={created.key} />
        </Dialog>
      ) : null}
      {revoking ? <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} /> : null}
    </div>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const t = useTranslations();
  const days = useDays();
  const now = useNow();
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-48 flex-1">
        <p className="font-medium">
          {apiKey.name} <code className="ml-1 font-mono text-xs font-normal text-ink-soft">{apiKey.start}…</code>
        </p>
        <p className="mt-1 flex flex-wrap gap-1">
          {apiKey.scopes.filter(isPermission).map((scope) => (
            <Badge key={scope}>{t(`permissions.${scope}`)}</Badge>
          ))}
        </p>
        <p className="mt-1.5 text-xs text-ink-soft">
          {apiKey.lastUsedAt
            ? t("settings.keyLastUsed", { when: days.relative(apiKey.lastUsedAt, now) })
            : t("settings.keyNeverUsed")}
          {" · "}
          {apiKey.expiresAt < now
            ? t("settings.keyExpired")
            : t("settings.keyExpiresOn", { when: days.relative(apiKey.expiresAt, now) })}
        </p>
      </div>
      <Button
        variant="secondary"
        size="small"
        aria-label={t("settings.keyRevokeOf", { name: apiKey.name })}
        onClick={onRevoke}
      >
        {t("settings.keyRevoke")}
      </Button>
    </li>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => {
        void cache.invalidateQueries(trpc.apiKeys.list.pathFilter());
        toast(t("keyRevoked"));
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
      title={t("keyRevokeTitle", { name: apiKey.name })}
      description={t("keyRevokeBody")}
      confirmLabel={t("keyRevoke")}
      danger
      pending={revoke.isPending}
      error={revoke.isError ? words(revoke.error).text : undefined}
      onConfirm={() => revoke.mutate({ id: apiKey.id })}
    />
  );
}
