export { type CallReport, ExternalError } from "@vitrina/outside";
export type { Mail, MailMessage } from "./mail.ts";
export { type MailAccount, resendAccount } from "./resend-account.ts";
export { type ResendMailConfig, resendMail } from "./resend-mail.ts";
