import type { CloudinaryAccount } from "./cloudinary/account.ts";
import { type CloudinarySandbox, startCloudinary } from "./cloudinary/start-cloudinary.ts";
import { type GoogleSandbox, type GoogleSettings, startGoogle } from "./google/start-google.ts";
import type { Listening } from "./listen.ts";
import { type ResendSandbox, type ResendSettings, startResend } from "./resend/start-resend.ts";
import { type S3Sandbox, type S3Settings, startS3 } from "./s3/start-s3.ts";
import { type SentrySandbox, type SentrySettings, startSentry } from "./sentry/start-sentry.ts";
import { startHome } from "./start-home.ts";

export type SandboxService = "home" | "cloudinary" | "resend" | "google" | "s3" | "sentry";

export type SandboxOptions = {
  /** Everything is kept under this directory; the same directory next time finds it again. */
  dataDir: string;
  /** 0 or nothing: any free port. */
  ports?: Partial<Record<SandboxService, number>>;
  /** Scheme and host under which browsers reach this machine, when it is not `http://127.0.0.1`; ports stay the same. */
  publicOrigin?: string;
  cloudinary?: Partial<CloudinaryAccount>;
  resend?: Partial<ResendSettings>;
  google?: Partial<GoogleSettings>;
  s3?: Partial<S3Settings>;
  sentry?: Partial<SentrySettings>;
};

export type Sandbox = {
  home: Listening;
  cloudinary: CloudinarySandbox;
  resend: ResendSandbox;
  google: GoogleSandbox;
  s3: S3Sandbox;
  sentry: SentrySandbox;
  close(): Promise<void>;
};

/**
 * Starts every stand-in on loopback, each with its control plane under `/_sandbox/`.
 * Throws when a port is taken or the directory cannot be written; nothing is left running then.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, ports = {}, publicOrigin } = options;
  const started: Listening[] = [];
  const serving = (service: SandboxService) => ({
    dataDir,
    port: ports[service] ?? 0,
    ...(publicOrigin !== undefined && { publicOrigin }),
  });
  const kept = async <S extends Listening>(starting: Promise<S>): Promise<S> => {
    const service = await starting;
    started.push(service);
    return service;
  };
  const close = async () => {
    await Promise.all(started.map((service) => service.close()));
  };

  try {
    const cloudinary = await kept(startCloudinary({ ...serving("cloudinary"), account: options.cloudinary ?? {} }));
    const resend = await kept(startResend({ ...serving("resend"), settings: options.resend ?? {} }));
    const google = await kept(startGoogle({ ...serving("google"), settings: options.google ?? {} }));
    const s3 = await kept(startS3({ ...serving("s3"), settings: options.s3 ?? {} }));
    const sentry = await kept(startSentry({ ...serving("sentry"), settings: options.sentry ?? {} }));
    const home = await kept(
      startHome(serving("home"), [
        { title: "Inbox", address: resend.inboxUrl, says: "Every mail that was sent (Resend)" },
        {
          title: "Stored media",
          address: `${cloudinary.publicOrigin}/_sandbox/media`,
          says: "Every file that was uploaded (Cloudinary)",
        },
        {
          title: "Google sign-in",
          address: `${google.publicOrigin}/.well-known/openid-configuration`,
          says: "OpenID provider",
        },
        { title: "Caught errors", address: sentry.eventsUrl, says: "Every error that was reported (Sentry)" },
        ...[cloudinary, resend, google, s3, sentry].map((service) => ({
          title: `${service.publicOrigin}/_sandbox/log`,
          address: `${service.publicOrigin}/_sandbox/log`,
          says: "What was asked, and how it went",
        })),
      ]),
    );
    return { home, cloudinary, resend, google, s3, sentry, close };
  } catch (error) {
    await close();
    throw error;
  }
}
