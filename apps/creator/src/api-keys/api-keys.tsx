import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { PAGE_SIZE_MAX } from "@vitrina/domain";
import type { ApiKey } from "@vitrina/domain/people";
import { CREATOR_SCOPES, type CreatorScope } from "@vitrina/domain/people";
import { Badge, Button } from "@vitrina/ui/controls";
import { Skeleton, toast } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { ConfirmDialog } from "@vitrina/ui/overlays";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { useFailureText } from "../frame/failure-text.ts";
import { CreateKeyDialog } from "./create-key-dialog.tsx";

export const isCreatorScope = (scope: string): scope is CreatorScope => CREATOR_SCOPES.some((known) => known === scope);

/** The keys a creator has given to their own programs. */
export function ApiKeys() {
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKeys.list.queryOptions({ limit: PAGE_SIZE_MAX }));
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);

  return (
    <Card
      title={t("title")}
      action={
        <Button
          variant="secondary"
          size="small"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => setCreating(true)}
        >
          {t("create")}
        </Button>
      }
    >
      <p className="mb-4 text-sm text-ink-soft">{t("lead")}</p>
      <Answer query={keys} skeleton={<Skeleton className="h-20 rounded-md" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="rounded-md border border-dashed border-line px-4 py-5 text-center text-sm text-ink-soft">
              <strong className="block text-ink">{t("emptyTitle")}</strong>
              {t("empty")}
            </p>
          ) : (
            <ul className="flex flex-col divide-y divide-line border-t border-line">
              {items.map((key) => (
                <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
              ))}
            </ul>
          )
        }
      </Answer>
      {creating ? <CreateKeyDialog onClose={() => setCreating(false)} /> : null}
      {revoking ? <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} /> : null}
    </Card>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const t = useTranslations("apiKeys");
  const days = useDays();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-semibold">
          {apiKey.name} <code className="text-xs font-normal text-ink-soft">{apiKey.start}…</code>
        </p>
        <p className="text-xs text-ink-soft">
          {t("expiresOn", { date: days.long(apiKey.expiresAt) })} ·{" "}
          {apiKey.lastUsedAt ? t("lastUsed", { date: days.moment(apiKey.lastUsedAt) }) : t("neverUsed")}
        </p>
        <p className="mt-1.5 flex flex-wrap gap-1">
          {apiKey.scopes.filter(isCreatorScope).map((scope) => (
            <Badge key={scope}>{t(`scope.${scope}`)}</Badge>
          ))}
        </p>
      </div>
      <Button variant="quiet" size="small" className="text-red" onClick={onRevoke}>
        {t("revoke")}
      </Button>
    </li>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
        toast(t("revoked"));
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("revokeTitle", { name: apiKey.name })}
      description={t("revokeText")}
      confirmLabel={t("revoke")}
      danger
      pending={revoke.isPending}
      error={revoke.isError ? failureText(revoke.error) : null}
      onConfirm={() => revoke.mutate({ id: apiKey.id })}
    />
  );
}
