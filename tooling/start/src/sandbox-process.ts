import { startSandbox } from "@vitrina/sandbox";

export type SandboxAddresses = {
  home: string;
  cloudName: string;
  cloudinary: string;
  resend: string;
  inbox: string;
  googleClientId: string;
  googleDiscovery: string;
  sentryDsn: string;
  caughtErrors: string;
};

const { VITRINA_DATA, VITRINA_LOCAL_PORTS, VITRINA_LOCAL_SECRETS } = process.env;
if (!VITRINA_DATA || !VITRINA_LOCAL_PORTS || !VITRINA_LOCAL_SECRETS) {
  throw new Error("sandbox-process.ts is a child of open-local-world.ts, which sets its environment");
}

const { home, cloudinary, resend, google, sentry } = JSON.parse(VITRINA_LOCAL_PORTS);
const secrets = JSON.parse(VITRINA_LOCAL_SECRETS);

const sandbox = await startSandbox({
  dataDir: VITRINA_DATA,
  ports: { home, cloudinary, resend, google, sentry },
  cloudinary: { apiKey: secrets.cloudinaryKey, apiSecret: secrets.cloudinarySecret },
  resend: { apiKey: secrets.resendKey },
  google: { clientSecret: secrets.googleSecret },
});

const addresses: SandboxAddresses = {
  home: sandbox.home.publicOrigin,
  cloudName: sandbox.cloudinary.cloudName,
  cloudinary: sandbox.cloudinary.publicOrigin,
  resend: sandbox.resend.origin,
  inbox: sandbox.resend.inboxUrl,
  googleClientId: sandbox.google.clientId,
  googleDiscovery: sandbox.google.discoveryUrl,
  sentryDsn: sandbox.sentry.dsn,
  caughtErrors: sandbox.sentry.eventsUrl,
};

process.once("SIGTERM", () => void sandbox.close().then(() => process.exit(0)));
process.send?.(addresses);
