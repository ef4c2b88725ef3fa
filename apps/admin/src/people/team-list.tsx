import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Page } from "@vitrina/domain";
import { type Person, ROLES } from "@vitrina/domain/people";
import {
  Avatar,
  Badge,
  Card,
  ConfirmDialog,
  classes,
  ErrorState,
  IconButton,
  INPUT_LOOK,
  Loading,
  Skeleton,
  toast,
} from "@vitrina/ui";
import UserMinus from "lucide-react/icons/user-minus";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";

/** Who works here and as what. A role is changed on the spot; the server guards the last owner. */
export function TeamList({ query }: { query: UseQueryResult<Page<Person>, unknown> }) {
  const t = useTranslations("people");
  const words = useErrorWords();
  const [leaving, setLeaving] = useState<Person | null>(null);
  return (
    <Card title={t("members")}>
      {query.isPending ? (
        <Loading>
          <div className="flex flex-col gap-3">
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
          </div>
        </Loading>
      ) : null}
      {query.isError ? (
        <ErrorState words={words(query.error)} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : null}
      <ul className="divide-y divide-line">
        {query.data?.items.map((person) => (
          <Member key={person.userId} person={person} onRemove={() => setLeaving(person)} />
        ))}
      </ul>
      {query.data && query.data.items.length <= 1 ? (
        <p className="mt-3 text-sm text-ink-soft">
          {t("emptyTitle")}. {t("emptyHint")}
        </p>
      ) : null}
      {leaving ? <RemoveDialog person={leaving} onClose={() => setLeaving(null)} /> : null}
    </Card>
  );
}

function Member({ person, onRemove }: { person: Person; onRemove: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const admin = useAdmin();
  const words = useErrorWords();
  const isSelf = person.userId === admin.userId;
  const changeRole = useMutation(
    trpc.people.changeRole.mutationOptions({
      onSuccess: (changed) => {
        toast(t("people.roleChanged", { name: changed.name, role: t(`role.${changed.role}`) }));
      },
      onSettled: () => cache.invalidateQueries(trpc.people.list.pathFilter()),
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <Avatar name={person.name} picture={null} />
      <div className="min-w-40 flex-1">
        <p className="font-medium">
          {person.name} {isSelf ? <span className="font-normal text-ink-soft">({t("people.you")})</span> : null}
        </p>
        <p className="text-sm break-all text-ink-soft">{person.email}</p>
      </div>
      <Badge tone={person.twoFactorEnabled ? "green" : "neutral"}>
        {t(person.twoFactorEnabled ? "people.twoFactorOn" : "people.twoFactorOff")}
      </Badge>
      <div className="flex items-center gap-1">
        <select
          aria-label={t("people.changeRole", { name: person.name })}
          title={isSelf ? t("people.ownRole") : t(`roleHints.${person.role}`)}
          value={changeRole.isPending ? changeRole.variables.role : person.role}
          disabled={isSelf || changeRole.isPending}
          onChange={(event) => {
            const role = ROLES.find((candidate) => candidate === event.target.value);
            if (role) changeRole.mutate({ userId: person.userId, role });
          }}
          className={classes(INPUT_LOOK, "max-w-40 text-sm")}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
        <IconButton
          label={t("people.remove", { name: person.name })}
          icon={<UserMinus className="size-5" aria-hidden />}
          disabled={isSelf}
          onClick={onRemove}
        />
      </div>
      {changeRole.isError ? (
        <p role="alert" className="w-full text-sm text-red">
          {words(changeRole.error).text}
        </p>
      ) : null}
    </li>
  );
}

function RemoveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const remove = useMutation(
    trpc.people.remove.mutationOptions({
      onSuccess: () => {
        void cache.invalidateQueries(trpc.people.list.pathFilter());
        toast(t("removed", { name: person.name }));
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
      title={t("removeTitle", { name: person.name })}
      description={t("removeBody")}
      confirmLabel={t("removeSubmit")}
      danger
      pending={remove.isPending}
      error={remove.isError ? words(remove.error).text : undefined}
      onConfirm={() => remove.mutate({ userId: person.userId })}
    />
  );
}
