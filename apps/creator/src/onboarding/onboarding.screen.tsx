import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import {
  afterStep,
  furtherPlace,
  type MyProfile,
  maySkip,
  ONBOARDING_STEPS,
  type OnboardingStep,
} from "@vitrina/domain/creators";
import { Button } from "@vitrina/ui/controls";
import { Progress, Skeleton } from "@vitrina/ui/feedback";
import { FormError } from "@vitrina/ui/forms";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { type FormEvent, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { ProfilePicture } from "../creators/profile-picture.tsx";
import { useSaveProfile } from "../creators/use-save-profile.ts";
import { Answer } from "../frame/answer.tsx";
import { useFailureText } from "../frame/failure-text.ts";
import { STEP_PARTS } from "./steps.ts";

const route = getRouteApi("/signed-in/welcome");

/** The first minutes of a creator: one question on each screen, kept as it is answered, gone on with at any time. */
export function OnboardingScreen() {
  const trpc = useTRPC();
  const { step: asked } = route.useSearch();
  const profile = useQuery(trpc.creators.myProfile.queryOptions());

  return (
    <div className="mx-auto flex min-h-[calc(100dvh-7rem)] max-w-lg flex-col">
      <Answer
        query={profile}
        skeleton={
          <div className="flex flex-col gap-4">
            <Skeleton className="h-2 rounded-full" />
            <Skeleton className="mt-6 h-9 w-4/5" />
            <Skeleton className="h-5 w-full" />
            <Skeleton className="mt-4 h-11 rounded-md" />
          </div>
        }
      >
        {(mine) => {
          const step = asked ?? mine.onboardingStep ?? "done";
          return step === "done" ? <Navigate to="/" replace /> : <Step key={step} step={step} profile={mine} />;
        }}
      </Answer>
    </div>
  );
}

function Step({ step, profile }: { step: OnboardingStep; profile: MyProfile }) {
  const t = useTranslations("welcome");
  const ui = useTranslations("ui");
  const navigate = useNavigate();
  const failureText = useFailureText();
  const formId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const number = ONBOARDING_STEPS.indexOf(step) + 1;
  const next = afterStep(step);
  const back = ONBOARDING_STEPS[number - 2];
  const place = profile.onboardingStep ? furtherPlace(profile.onboardingStep, next) : next;
  const isLast = next === "done";
  const goOn = () => (isLast ? navigate({ to: "/campaigns" }) : navigate({ to: "/welcome", search: { step: next } }));
  const save = useSaveProfile(() => void goOn());

  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const write = (parts: Parameters<typeof save.mutate>[0]["profile"]) =>
    save.mutateAsync({ revision: profile.revision, profile: parts, onboardingStep: place });
  const passWithoutForm = (event: FormEvent) => {
    event.preventDefault();
    void write({}).catch(() => {});
  };
  const Part = step === "picture" ? null : STEP_PARTS[step];

  return (
    <>
      <title>{`${t(`steps.${step}.title`)} · ${ui("productName")}`}</title>
      <div className="flex items-center gap-3">
        {back ? (
          <Link
            to="/welcome"
            search={{ step: back }}
            aria-label={ui("back")}
            className="-ml-2 flex size-11 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <ArrowLeft className="size-5" aria-hidden />
          </Link>
        ) : null}
        <div className="flex-1">
          <Progress
            label={t("progress", { number, count: ONBOARDING_STEPS.length })}
            percent={(100 * number) / ONBOARDING_STEPS.length}
          />
        </div>
        <Link
          to="/"
          hidden={!back}
          className="-mr-2 flex min-h-11 items-center rounded-md px-2 text-sm text-ink-soft hover:bg-sunken hover:text-ink"
        >
          {t("later")}
        </Link>
      </div>

      <h1 ref={heading} tabIndex={-1} className="mt-6 text-2xl text-balance outline-none">
        {t(`steps.${step}.title`)}
      </h1>
      <p className="mt-1.5 mb-6 text-ink-soft">{t(`steps.${step}.why`)}</p>

      {Part ? (
        <Part profile={profile} formId={formId} onWritten={write} />
      ) : (
        <form id={formId} onSubmit={passWithoutForm}>
          <ProfilePicture profile={profile} />
        </form>
      )}

      <div className="safe-bottom sticky bottom-0 z-10 -mx-4 mt-auto flex flex-col gap-1 bg-paper px-4 pt-4 pb-3 sm:-mx-6 sm:px-6">
        {save.isError ? <FormError>{failureText(save.error)}</FormError> : null}
        <Button type="submit" form={formId} size="large" wide pending={save.isPending}>
          {isLast ? t("finish") : t("continue")}
        </Button>
        {maySkip(step) && !isLast ? (
          <Button variant="quiet" wide disabled={save.isPending} onClick={() => void write({}).catch(() => {})}>
            {t("skip")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
