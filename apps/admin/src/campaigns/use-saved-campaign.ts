import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureOf, refusalOf, useTRPC } from "@vitrina/client/react";
import type { Campaign, CampaignContent, CampaignStep } from "@vitrina/domain/campaigns";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useErrorWords } from "../session/error-words.ts";
import { type CampaignForm, changedFields, collides, mergeNewer, storable, toCampaignForm } from "./campaign-form.ts";
import { keepPending } from "./pending-changes.ts";

export type SaveState =
  | { kind: "saved" }
  | { kind: "typing" }
  | { kind: "saving" }
  /** Everything that is whole is stored; these fields are not whole yet. */
  | { kind: "incomplete"; fields: readonly (keyof CampaignForm)[] }
  | { kind: "offline" }
  | { kind: "failed"; text: string }
  | { kind: "conflict" };

const PAUSE_IN_TYPING_MS = 1_200;
const TRY_AGAIN_MS = 8_000;

type Form = UseFormReturn<CampaignForm, unknown, CampaignContent>;

/**
 * Keeps a form and the stored campaign the same. A draft saves itself at every pause in typing; what the server does not have
 * yet is kept on the device. Each save names the revision it was made from: somebody else's change of other fields is taken
 * over, and of the same fields nothing is stored until a person decides.
 */
export function useSavedCampaign(opened: Campaign, form: Form, step: CampaignStep, startsInConflict: boolean) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const isDraft = opened.status === "draft";
  const how = useMemo(() => ({ isDraft }), [isDraft]);
  const base = useRef(opened);
  const [state, setState] = useState<SaveState>(startsInConflict ? { kind: "conflict" } : { kind: "saved" });
  const running = useRef<Promise<void> | null>(null);
  const blocked = useRef(startsInConflict);
  // Without a connection it fails at once instead of waiting, so that the person is told the truth.
  const update = useMutation(trpc.campaigns.update.mutationOptions({ networkMode: "always" }));

  const changed = useCallback(() => changedFields(toCampaignForm(base.current), form.getValues(), how), [form, how]);

  const keep = useCallback(() => {
    const was = toCampaignForm(base.current);
    const is = form.getValues();
    const pick = (source: CampaignForm) => Object.fromEntries(changed().map((field) => [field, source[field]]));
    keepPending(localStorage, opened.id, changed().length > 0 ? { was: pick(was), is: pick(is) } : null);
  }, [changed, form, opened.id]);

  const settle = useCallback(
    (stored: Campaign) => {
      base.current = stored;
      cache.setQueryData(trpc.campaigns.detail.queryKey({ id: stored.id }), (known) =>
        known ? { ...known, ...stored } : undefined,
      );
      void cache.invalidateQueries(trpc.campaigns.list.pathFilter());
      keep();
    },
    [cache, keep, trpc],
  );

  const newest = useCallback(
    () => cache.fetchQuery(trpc.campaigns.detail.queryOptions({ id: opened.id }, { staleTime: 0 })),
    [cache, opened.id, trpc],
  );

  /** Sends what is whole until nothing whole is left to send. Throws what the server answered. */
  const sendAll = useCallback(async (): Promise<void> => {
    for (;;) {
      const fields = changed();
      const { content, incomplete } = storable(form.getValues(), fields, base.current);
      const isBehind = isDraft && base.current.draftStep !== step;
      if (Object.keys(content).length === 0 && !isBehind) {
        setState(incomplete.length > 0 ? { kind: "incomplete", fields: incomplete } : { kind: "saved" });
        return;
      }
      setState({ kind: "saving" });
      const { id, revision } = base.current;
      try {
        settle(await update.mutateAsync({ id, revision, content, ...(isDraft && { draftStep: step }) }));
      } catch (error) {
        if (refusalOf(error)?.reason !== "campaign-changed") throw error;
        const newer = await newest();
        const [was, is] = [toCampaignForm(base.current), toCampaignForm(newer)];
        if (collides(was, is, fields)) {
          blocked.current = true;
          setState({ kind: "conflict" });
          return;
        }
        const merged = mergeNewer(was, form.getValues(), is, how);
        base.current = newer;
        form.reset(merged);
      }
    }
  }, [changed, form, how, isDraft, newest, settle, step, update]);

  const flush = useCallback(async (): Promise<void> => {
    if (blocked.current) return;
    if (running.current) {
      await running.current;
      return flush();
    }
    const attempt = sendAll().catch((error: unknown) => {
      setState(failureOf(error).kind === "offline" ? { kind: "offline" } : { kind: "failed", text: words(error).text });
      throw error;
    });
    running.current = attempt.finally(() => {
      running.current = null;
    });
    running.current.catch(() => {});
    return attempt;
  }, [sendAll, words]);

  const tryToFlush = useEffectEvent(() => void flush().catch(() => {}));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const { unsubscribe } = form.watch(() => {
      if (!isDraft) return;
      keep();
      if (blocked.current) return;
      setState((now) => (now.kind === "saving" ? now : { kind: "typing" }));
      clearTimeout(timer);
      timer = setTimeout(tryToFlush, PAUSE_IN_TYPING_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
      if (isDraft) tryToFlush();
    };
  }, [form, isDraft, keep]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another step was opened; the draft remembers it.
  useEffect(() => {
    if (isDraft) tryToFlush();
  }, [step, isDraft]);

  useEffect(() => {
    if (!isDraft || (state.kind !== "offline" && state.kind !== "failed")) return;
    const timer = setInterval(tryToFlush, TRY_AGAIN_MS);
    addEventListener("online", tryToFlush);
    return () => {
      clearInterval(timer);
      removeEventListener("online", tryToFlush);
    };
  }, [state.kind, isDraft]);

  const takeNewer = async (keepMine: boolean): Promise<void> => {
    const newer = await newest();
    const is = toCampaignForm(newer);
    form.reset(keepMine ? mergeNewer(toCampaignForm(base.current), form.getValues(), is, how) : is);
    base.current = newer;
    blocked.current = false;
    setState({ kind: "typing" });
    keep();
    if (isDraft) await flush().catch(() => {});
  };

  return { state, flush, takeNewer, isUnsaved: () => changed().length > 0 };
}
