import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { OnboardingStep } from "@vitrina/domain/creators";
import { Broken } from "../frame/broken.tsx";
import { Missing } from "../frame/missing.tsx";
import { RouteSkeleton, WholeSkeleton } from "../frame/route-skeleton.tsx";
import { inside, ownData, speech } from "../messages/index.ts";
import { whenReachable } from "./when-reachable.ts";

// Named here and not taken from the domain, whose shapes would otherwise come with the very first screen.
const STEPS: readonly OnboardingStep[] = [
  "name",
  "contact",
  "categories",
  "social",
  "languages",
  "sizes",
  "address",
  "picture",
];

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);

const root = createRootRoute();

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string; error?: string } => ({
    next: text(search.next),
    error: text(search.error),
  }),
  component: lazyRouteComponent(
    whenReachable(() => import("../sign-in/sign-in.screen.tsx")),
    "SignInScreen",
  ),
});
const register = createRoute({
  getParentRoute: () => root,
  path: "/register",
  component: lazyRouteComponent(
    whenReachable(() => import("../sign-in/register.screen.tsx")),
    "RegisterScreen",
  ),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(
    whenReachable(() => import("../sign-in/forgot-password.screen.tsx")),
    "ForgotPasswordScreen",
  ),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  validateSearch: (search: Record<string, unknown>): { token?: string; error?: string } => ({
    token: text(search.token),
    error: text(search.error),
  }),
  component: lazyRouteComponent(
    whenReachable(() => import("../sign-in/reset-password.screen.tsx")),
    "ResetPasswordScreen",
  ),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  loader: whenReachable(() => speech.learn(inside)),
  pendingComponent: WholeSkeleton,
  component: lazyRouteComponent(
    whenReachable(() => import("../frame/signed-in.tsx")),
    "SignedIn",
  ),
});
const work = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  component: lazyRouteComponent(
    whenReachable(() => import("../applications/my-applications.screen.tsx")),
    "MyApplicationsScreen",
  ),
});
const application = createRoute({
  getParentRoute: () => signedIn,
  path: "/applications/$id",
  component: lazyRouteComponent(
    whenReachable(() => import("../collaborations/collaboration.screen.tsx")),
    "CollaborationScreen",
  ),
});
const openCampaigns = createRoute({
  getParentRoute: () => signedIn,
  path: "/campaigns",
  validateSearch: (search: Record<string, unknown>): { search?: string } => ({ search: text(search.search) }),
  component: lazyRouteComponent(
    whenReachable(() => import("../campaigns/open-campaigns.screen.tsx")),
    "OpenCampaignsScreen",
  ),
});
const openCampaign = createRoute({
  getParentRoute: () => signedIn,
  path: "/campaigns/$id",
  component: lazyRouteComponent(
    whenReachable(() => import("../campaigns/open-campaign.screen.tsx")),
    "OpenCampaignScreen",
  ),
});
const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: "/calendar",
  component: lazyRouteComponent(
    whenReachable(() => import("../calendar/calendar.screen.tsx")),
    "CalendarScreen",
  ),
});
const profile = createRoute({
  getParentRoute: () => signedIn,
  path: "/profile",
  component: lazyRouteComponent(
    whenReachable(() => import("../creators/profile.screen.tsx")),
    "ProfileScreen",
  ),
});
const welcome = createRoute({
  getParentRoute: () => signedIn,
  path: "/welcome",
  validateSearch: (search: Record<string, unknown>): { step?: OnboardingStep } => ({
    step: STEPS.find((step) => step === search.step),
  }),
  component: lazyRouteComponent(
    whenReachable(() => import("../onboarding/onboarding.screen.tsx")),
    "OnboardingScreen",
  ),
});
const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: "/notifications",
  component: lazyRouteComponent(
    whenReachable(() => import("../notifications/notifications.screen.tsx")),
    "NotificationsScreen",
  ),
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: "/settings",
  component: lazyRouteComponent(
    whenReachable(() => import("../settings/settings.screen.tsx")),
    "SettingsScreen",
  ),
});
const payoutAccount = createRoute({
  getParentRoute: () => signedIn,
  path: "/payout-account",
  loader: whenReachable(() => speech.learn(ownData)),
  component: lazyRouteComponent(
    whenReachable(() => import("../payout-accounts/payout-account.screen.tsx")),
    "PayoutAccountScreen",
  ),
});
const myData = createRoute({
  getParentRoute: () => signedIn,
  path: "/my-data",
  loader: whenReachable(() => speech.learn(ownData)),
  component: lazyRouteComponent(
    whenReachable(() => import("../privacy/my-data.screen.tsx")),
    "MyDataScreen",
  ),
});

/** Where everything is. Each screen is its own chunk. */
export const router = createRouter({
  basepath: "/creator",
  routeTree: root.addChildren([
    signIn,
    register,
    forgotPassword,
    resetPassword,
    signedIn.addChildren([
      work,
      application,
      openCampaigns,
      openCampaign,
      calendar,
      profile,
      welcome,
      notifications,
      settings,
      payoutAccount,
      myData,
    ]),
  ]),
  defaultPreload: "intent",
  defaultPendingComponent: RouteSkeleton,
  defaultPendingMs: 150,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Missing,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
