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
  s3: string;
  s3Region: string;
  s3Bucket: string;
  s3Key: string;
};

const { VITRINA_DATA, VITRINA_LOCAL_PORTS, VITRINA_LOCAL_SECRETS } = process.env;
if (!VITRINA_DATA || !VITRINA_LOCAL_PORTS || !VITRINA_LOCAL_SECRETS) {
  throw new Error("sandbox-process.ts is a child of open-local-world.ts, which sets its environment");
}

const { front, home, cloudinary, resend, google, sentry, s3 } = JSON.parse(VITRINA_LOCAL_PORTS);
const secrets = JSON.parse(VITRINA_LOCAL_SECRETS);

const sandbox = await startSandbox({
  dataDir: VITRINA_DATA,
  ports: { home, cloudinary, resend, google, sentry, s3 },
  cloudinary: { apiKey: secrets.cloudinaryKey, apiSecret: secrets.cloudinarySecret },
  resend: {
    apiKey: secrets.resendKey,
    webhookSecret: secrets.resendWebhookSecret,
    webhookUrl: `http://127.0.0.1:${front}/api/webhooks/resend`,
  },
  google: { clientSecret: secrets.googleSecret },
  s3: { secretAccessKey: secrets.bucketSecret },
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
  s3: sandbox.s3.origin,
  s3Region: sandbox.s3.region,
  s3Bucket: sandbox.s3.bucket,
  s3Key: sandbox.s3.accessKeyId,
};

process.once("SIGTERM", () => void sandbox.close().then(() => process.exit(0)));
process.send?.(addresses);
