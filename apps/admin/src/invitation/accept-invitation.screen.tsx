import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { failureOf, useTRPC } from "@vitrina/client/react";
import { acceptInvitationRequest, type InvitationLetter, PASSWORD_MIN } from "@vitrina/domain/people";
import {
  Button,
  buttonLook,
  ErrorState,
  FormError,
  PasswordField,
  SkeletonText,
  TextField,
  useShapeForm,
} from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useFormAct } from "../forms/use-form-act.ts";
import { useErrorWords } from "../session/error-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { Door } from "../sign-in/door.tsx";

/** Where an invitation's link leads: who invites as what, and the account's name and password. */
export function AcceptInvitationScreen({ token }: { token: string }) {
  const t = useTranslations("invitation");
  const trpc = useTRPC();
  const words = useErrorWords();
  const letter = useQuery(trpc.invitations.show.queryOptions({ token }));
  usePageTitle(t("pageTitle"));

  if (letter.isPending) {
    return (
      <Door title={t("title")}>
        <SkeletonText lines={4} />
      </Door>
    );
  }
  if (letter.isError && failureOf(letter.error).kind === "refusal") return <InvalidInvitation />;
  if (letter.isError) {
    const { text, reference } = words(letter.error);
    return (
      <Door title={t("title")}>
        <ErrorState words={{ text, reference }} onRetry={() => void letter.refetch()} retrying={letter.isFetching} />
      </Door>
    );
  }
  return <AcceptForm token={token} letter={letter.data} />;
}

function AcceptForm({ token, letter }: { token: string; letter: InvitationLetter }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const accept = useMutation(trpc.invitations.accept.mutationOptions());
  const form = useShapeForm(acceptInvitationRequest, { token, name: letter.name, password: "" });
  const { submit, problem, pending } = useFormAct(form, accept.mutateAsync, () => {
    void navigate({ to: "/sign-in", search: { welcome: "account" }, replace: true });
  });
  return (
    <Door
      title={t("invitation.title")}
      lead={t("invitation.lead", { role: t(`role.${letter.role}`), email: letter.email })}
    >
      <form noValidate onSubmit={submit} aria-label={t("invitation.title")} className="flex flex-col gap-4">
        <TextField control={form.control} name="name" label={t("invitation.name")} autoComplete="name" />
        <PasswordField
          control={form.control}
          name="password"
          label={t("invitation.password")}
          hint={t("invitation.passwordHint", { min: PASSWORD_MIN })}
          autoComplete="new-password"
        />
        <FormError>{problem}</FormError>
        <Button type="submit" size="large" wide pending={pending}>
          {t("invitation.submit")}
        </Button>
      </form>
    </Door>
  );
}

function InvalidInvitation() {
  const t = useTranslations("invitation");
  return (
    <Door title={t("invalidTitle")} lead={t("invalidHint")}>
      <Link to="/sign-in" className={buttonLook({ variant: "secondary" })}>
        {t("goToSignIn")}
      </Link>
    </Door>
  );
}
