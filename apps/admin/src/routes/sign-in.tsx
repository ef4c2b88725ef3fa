import { createFileRoute } from "@tanstack/react-router";
import { SignInScreen } from "../sign-in/sign-in.screen.tsx";

type SignInSearch = { next?: string; problem?: "google"; welcome?: "account" | "password" };

export const Route = createFileRoute("/sign-in")({
  validateSearch: ({ next, problem, welcome }): SignInSearch => ({
    ...(typeof next === "string" && { next }),
    ...(problem === "google" && { problem }),
    ...((welcome === "account" || welcome === "password") && { welcome }),
  }),
  component: SignInRoute,
});

function SignInRoute() {
  return <SignInScreen {...Route.useSearch()} />;
}
