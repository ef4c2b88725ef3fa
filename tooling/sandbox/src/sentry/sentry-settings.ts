export type SentrySettings = {
  publicKey: string;
  projectId: string;
  organization: string;
  project: string;
  authToken: string;
};

/** The one account that the stand-in has where nobody says otherwise. */
export const LOCAL_SENTRY: SentrySettings = {
  publicKey: "0123456789abcdef0123456789abcdef",
  projectId: "1",
  organization: "vitrina",
  project: "vitrina",
  authToken: "sntrys_LocalSandboxToken_NotForProduction",
};
