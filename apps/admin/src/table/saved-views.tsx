import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type SavedList, saveViewRequest } from "@vitrina/domain/views";
import { Button, Dialog, Menu, type MenuItem, TextField, toast, useShapeForm } from "@vitrina/ui";
import Bookmark from "lucide-react/icons/bookmark";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useFormAct } from "../forms/use-form-act.ts";
import { useErrorWords } from "../session/error-words.ts";

type Address = { address: string; openAddress: (address: string) => void };

/** The views a person keeps of a list: open one, keep the one that is shown, share it as a link. */
export function SavedViews({ list, table }: { list: SavedList; table: Address }) {
  const t = useTranslations("table.views");
  const trpc = useTRPC();
  const [dialog, setDialog] = useState<"keep" | "remove" | null>(null);
  const views = useQuery(trpc.views.list.queryOptions({ list }));
  const kept = views.data?.items ?? [];

  const items: MenuItem[] = [
    { kind: "heading", label: kept.length > 0 ? t("mine") : t("none") },
    ...kept.map(
      ({ name, address }): MenuItem => ({ kind: "item", label: name, onSelect: () => table.openAddress(address) }),
    ),
    { kind: "line" },
    { kind: "item", label: t("keep"), onSelect: () => setDialog("keep") },
    {
      kind: "item",
      label: t("copy"),
      onSelect: () => void navigator.clipboard.writeText(window.location.href).then(() => toast(t("copied"))),
    },
  ];
  if (kept.length > 0) items.push({ kind: "item", label: t("manage"), onSelect: () => setDialog("remove") });

  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button variant="secondary" size="small" icon={<Bookmark className="size-4" aria-hidden />}>
            {t("title")}
          </Button>
        }
        items={items}
      />
      {dialog === "keep" ? <KeepView list={list} address={table.address} onClose={() => setDialog(null)} /> : null}
      {dialog === "remove" ? <RemoveViews list={list} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function KeepView({ list, address, onClose }: { list: SavedList; address: string; onClose: () => void }) {
  const t = useTranslations("table.views");
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useShapeForm(saveViewRequest, { list, address, name: "" });
  const save = useMutation(trpc.views.save.mutationOptions());
  const act = useFormAct(form, save.mutateAsync, async ({ name }) => {
    await client.invalidateQueries({ queryKey: trpc.views.list.queryKey({ list }) });
    toast(t("kept", { name }));
    onClose();
  });
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("keepTitle")}
      description={t("keepLead")}
      submitLabel={t("keepAct")}
      pending={act.pending}
      problem={act.problem}
      onSubmit={act.submit}
    >
      <TextField control={form.control} name="name" label={t("name")} hint={t("nameHint")} />
    </FormDialog>
  );
}

function RemoveViews({ list, onClose }: { list: SavedList; onClose: () => void }) {
  const t = useTranslations("table.views");
  const trpc = useTRPC();
  const client = useQueryClient();
  const words = useErrorWords();
  const views = useQuery(trpc.views.list.queryOptions({ list }));
  const again = () => client.invalidateQueries({ queryKey: trpc.views.list.queryKey({ list }) });
  const save = useMutation(trpc.views.save.mutationOptions({ onSuccess: again }));
  const remove = useMutation(
    trpc.views.remove.mutationOptions({
      onSuccess: async (view) => {
        await again();
        toast(t("removed", { name: view.name }), {
          action: { label: t("undo"), onClick: () => save.mutate({ list, name: view.name, address: view.address }) },
        });
      },
      onError: (error) => toast.error(words(error).text),
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("removeTitle")}
      actions={<Button onClick={onClose}>{t("done")}</Button>}
    >
      <ul className="flex flex-col gap-2 pb-1">
        {(views.data?.items ?? []).map((view) => (
          <li key={view.id} className="flex items-center justify-between gap-3">
            <span className="min-w-0 truncate text-sm">{view.name}</span>
            <Button
              variant="quiet"
              size="small"
              icon={<X className="size-4" aria-hidden />}
              onClick={() => remove.mutate({ id: view.id })}
            >
              <span className="sr-only">{t("remove", { name: view.name })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
