export { type CallReport, ExternalError } from "@vitrina/outside";
export { type Letter, type RenderedLetter, renderLetter } from "./letter.ts";
export type { Mail, MailMessage } from "./mail.ts";
export { type MailAccount, resendAccount } from "./resend-account.ts";
export { type ResendMailConfig, resendMail } from "./resend-mail.ts";
export { bareAddress, type MailReport, resendWebhook, type WebhookVerdict } from "./resend-webhook.ts";
