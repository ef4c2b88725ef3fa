import { magicLinkClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";

/** Speaks to the sign-in of the same origin. */
export const auth = createAuthClient({
  basePath: "/api/auth",
  plugins: [magicLinkClient()],
});

export const APP_ADDRESS = "/creator/";
