import { createRouter } from "@tanstack/react-router";
import { routeTree } from "./route-tree.gen.ts";
import { FaultScreen } from "./shell/fault.screen.tsx";

export const router = createRouter({
  routeTree,
  basepath: "/admin",
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: FaultScreen,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
