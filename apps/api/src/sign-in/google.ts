import type { Budget, CallReport } from "@vitrina/outside";
import type { BetterAuthOptions } from "better-auth";
import { genericOAuth } from "better-auth/plugins";

export type GoogleSettings = {
  clientId: string;
  clientSecret: string;
  /** Another OpenID provider in Google's place, for the local stand-in only. */
  discoveryUrl?: string;
  budget?: Partial<Budget>;
  onCall?: (report: CallReport) => void;
};

/** The consent page comes back to an account that exists; only the creators' app asks for a new one, by `requestSignUp`. */
const ONLY_WHEN_ASKED = { disableImplicitSignUp: true } as const;

/**
 * Sign-in with Google, under the provider id `google` either way. The built-in provider talks to Google itself; with a
 * discovery address the generic one is used, which checks signature, audience and nonce of each ID token.
 */
export function googleOptions(settings: GoogleSettings): Pick<BetterAuthOptions, "plugins" | "socialProviders"> {
  const { clientId, clientSecret, discoveryUrl } = settings;
  if (discoveryUrl === undefined) {
    return { socialProviders: { google: { clientId, clientSecret, prompt: "select_account", ...ONLY_WHEN_ASKED } } };
  }
  return {
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: "google",
            clientId,
            clientSecret,
            discoveryUrl,
            scopes: ["openid", "email", "profile"],
            pkce: true,
            requireIdTokenVerification: true,
            ...ONLY_WHEN_ASKED,
          },
        ],
      }),
    ],
  };
}
