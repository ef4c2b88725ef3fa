import { useQuery } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import { BrandMark, ErrorState, Loading, Skeleton } from "@vitrina/ui";
import type { ReactNode } from "react";
import { AdminContext } from "./admin-context.ts";
import { CreatorAccountNotice } from "./creator-account-notice.tsx";
import { useErrorWords } from "./error-words.ts";
import { errors } from "./errors.ts";

const PROFILE_FRESH_MS = 5 * 60_000;

/** Lets in who is signed in as an admin; a stranger is sent to sign in by the cache's `onSignedOut`. */
export function Session({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const words = useErrorWords();
  const profile = useQuery(trpc.me.profile.queryOptions(undefined, { staleTime: PROFILE_FRESH_MS }));

  if (profile.isPending || refusalOf(profile.error)?.reason === "sign-in-needed") return <ShellSkeleton />;
  if (profile.isError) {
    return (
      <main className="mx-auto max-w-xl px-4 py-16">
        <ErrorState words={words(profile.error)} onRetry={() => void profile.refetch()} retrying={profile.isFetching} />
      </main>
    );
  }

  errors.setUser(profile.data.userId);
  const { kind, role, permissions, userId, name, email, twoFactorEnabled } = profile.data;
  if (kind !== "admin" || !role) return <CreatorAccountNotice />;
  return (
    <AdminContext
      value={{
        userId,
        name,
        email,
        role,
        twoFactorEnabled,
        may: (permission) => permissions.includes(permission),
      }}
    >
      {children}
    </AdminContext>
  );
}

function ShellSkeleton() {
  return (
    <Loading>
      <div className="flex h-16 items-center border-b border-line px-4 sm:px-6">
        <BrandMark />
      </div>
      <div className="mx-auto flex max-w-6xl flex-col gap-4 px-4 py-8 sm:px-6">
        <Skeleton className="h-10 w-56" />
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </div>
    </Loading>
  );
}
