export type { CloudinaryAccount } from "./cloudinary/account.ts";
export type { CloudinarySandbox } from "./cloudinary/start-cloudinary.ts";
export { controlOf } from "./control/control-of.ts";
export type { LogEntry } from "./control/control-plane.ts";
export type { Fault, FaultRule } from "./control/faults.ts";
export { startTcpProxy, type TcpProxy, TOXICS, type Toxic, type ToxicName } from "./control/tcp-proxy.ts";
export type { GoogleAccount } from "./google/accounts.ts";
export type { GoogleSandbox, GoogleSettings } from "./google/start-google.ts";
export type { CaughtMail } from "./resend/mailbox.ts";
export { mailsOf } from "./resend/mails-of.ts";
export type { ResendSandbox, ResendSettings } from "./resend/start-resend.ts";
export { tellOfMail } from "./resend/tell-of-mail.ts";
export type { MailEventKind, WebhookEvent, WebhookFault } from "./resend/webhooks.ts";
export { PERSONALITIES, type S3Personality } from "./s3/personality.ts";
export type { S3Sandbox, S3Settings } from "./s3/start-s3.ts";
export { errorsAt } from "./sentry/errors-at.ts";
export type { CaughtEvent, CaughtSpan, Discarded } from "./sentry/event-box.ts";
export type { SentrySandbox, SentrySettings } from "./sentry/start-sentry.ts";
export { type Sandbox, type SandboxOptions, type SandboxService, startSandbox } from "./start-sandbox.ts";
export { startTurnstile, type TurnstileSandbox } from "./turnstile/start-turnstile.ts";
export {
  startUptimeRobot,
  type UptimeRobotSandbox,
  type UptimeRobotSettings,
} from "./uptimerobot/start-uptimerobot.ts";
