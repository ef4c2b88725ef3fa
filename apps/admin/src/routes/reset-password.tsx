import { createFileRoute } from "@tanstack/react-router";
import { ResetPasswordScreen } from "../sign-in/reset-password.screen.tsx";

export const Route = createFileRoute("/reset-password")({
  validateSearch: ({ token }): { token?: string } => (typeof token === "string" ? { token } : {}),
  component: ResetPasswordRoute,
});

function ResetPasswordRoute() {
  return <ResetPasswordScreen token={Route.useSearch().token ?? null} />;
}
