import { QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { createApiClient, createQueryClient, TRPCProvider } from "@vitrina/client/react";
import { Toaster } from "@vitrina/ui";
import { type ReactNode, useState } from "react";

/** Gives everything inside the API and its cache. Not around sign-in, whose first load stays small without them. */
export function WithServer({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [api] = useState(createApiClient);
  const [cache] = useState(() =>
    createQueryClient({
      onSignedOut: () => {
        const { pathname, href } = router.state.location;
        if (pathname === "/sign-in" || pathname === "/invitation") return;
        void router.navigate({ to: "/sign-in", search: href === "/" ? {} : { next: href }, replace: true });
      },
    }),
  );
  return (
    <QueryClientProvider client={cache}>
      <TRPCProvider trpcClient={api} queryClient={cache}>
        {children}
        <Toaster />
      </TRPCProvider>
    </QueryClientProvider>
  );
}
