import { createFileRoute } from "@tanstack/react-router";
import { SignInScreen } from "../sign-in/sign-in.screen.tsx";

type SignInSearch = { next?: string; problem?: "google" | "google-away"; welcome?: "account" | "password" };

export const Route = createFileRoute("/sign-in")({
  validateSearch: ({ next, problem, error, welcome }): SignInSearch => ({
    ...(typeof next === "string" && { next }),
    ...(problem === "google" && { problem: error === "google_unreachable" ? "google-away" : problem }),
    ...(problem === "google-away" && { problem }),
    ...((welcome === "account" || welcome === "password") && { welcome }),
  }),
  component: SignInRoute,
});

function SignInRoute() {
  return <SignInScreen {...Route.useSearch()} />;
}
