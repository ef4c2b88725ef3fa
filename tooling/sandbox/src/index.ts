export type { CloudinaryAccount } from "./cloudinary/account.ts";
export type { CloudinarySandbox } from "./cloudinary/start-cloudinary.ts";
export type { Fault, FaultRule } from "./control/faults.ts";
export type { GoogleAccount } from "./google/accounts.ts";
export type { GoogleSandbox, GoogleSettings } from "./google/start-google.ts";
export type { CaughtMail } from "./resend/mailbox.ts";
export type { ResendSandbox, ResendSettings } from "./resend/start-resend.ts";
export { type Sandbox, type SandboxOptions, type SandboxService, startSandbox } from "./start-sandbox.ts";
