import { QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation, useNavigate, useRouterState } from "@tanstack/react-router";
import { beginKeeping, forgetKnown, keepKnown, recallKnown } from "@vitrina/client/known";
import { createApiClient, createQueryClient, TRPCProvider, useTRPC } from "@vitrina/client/react";
import { OfflineNote, Toaster } from "@vitrina/ui/feedback";
import { AppFrame, CONTENT_ID } from "@vitrina/ui/layout";
import { useEffect, useRef, useState } from "react";
import { useNewVersion } from "../offline/use-new-version.ts";
import { Answer } from "./answer.tsx";
import { errors } from "./errors.ts";
import { BottomNavigation, TopBar } from "./navigation.tsx";
import { RouteSkeleton } from "./route-skeleton.tsx";
import { WrongApp } from "./wrong-app.tsx";

/** Everything behind the door: the API, the frame, and the way back out when the session ends. */
export function SignedIn() {
  const navigate = useNavigate();
  const [api] = useState(() => {
    const queries = createQueryClient({
      onSignedOut: async () => {
        const next = location.pathname.replace(/^\/creator/, "") + location.search;
        await navigate({ to: "/sign-in", search: next === "/" ? {} : { next }, replace: true });
        forgetKnown(localStorage);
        // Only once the screens are gone: those still standing would ask again.
        queries.clear();
      },
    });
    beginKeeping();
    // Only without a connection: with one, nobody sees a screen before it is known to be theirs.
    if (!navigator.onLine) recallKnown(queries, localStorage);
    return { queries, client: createApiClient() };
  });

  return (
    <QueryClientProvider client={api.queries}>
      <TRPCProvider trpcClient={api.client} queryClient={api.queries}>
        <Inside />
        <Toaster />
      </TRPCProvider>
    </QueryClientProvider>
  );
}

/** What a creator may need where there is no connection. */
const KEPT = ["me.profile", "applications.mine", "applications.mineDetail"];

function Inside() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useNewVersion();
  useEffect(() => {
    const keep = () => {
      if (document.visibilityState === "hidden") keepKnown(queries, KEPT, localStorage);
    };
    document.addEventListener("visibilitychange", keep);
    return () => document.removeEventListener("visibilitychange", keep);
  }, [queries]);
  const me = useQuery(trpc.me.profile.queryOptions());
  const userId = me.data?.userId ?? null;
  useEffect(() => errors.setUser(userId), [userId]);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useFocusOnNewScreen();

  if (me.data?.kind === "admin") return <WrongApp />;
  if (me.data?.isNew && path === "/") return <Navigate to="/welcome" replace />;
  return (
    <AppFrame
      top={
        <>
          <TopBar />
          <OfflineNote />
        </>
      }
      bottom={path === "/welcome" ? null : <BottomNavigation />}
    >
      <div className="mx-auto w-full max-w-5xl px-4 pt-6 pb-10 sm:px-6">
        <Answer query={me} skeleton={<RouteSkeleton />}>
          {() => <Outlet />}
        </Answer>
      </div>
    </AppFrame>
  );
}

/** Readers and keyboards start at the top of a new screen, not at the link that led there. */
function useFocusOnNewScreen() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    document.getElementById(CONTENT_ID)?.focus({ preventScroll: true });
  }, [path]);
}
