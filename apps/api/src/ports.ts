import type { ErrorReporting } from "@vitrina/error-reporting";
import type { ApiKeys } from "./api-keys/api-keys.store.ts";
import type { ApplicationStore } from "./applications/applications.store.ts";
import type { AuditLog } from "./audit/audit.store.ts";
import type { AuditChain } from "./audit/audit-chain.ts";
import type { BackupProgram } from "./backups/backup-program.ts";
import type { BackupRuns } from "./backups/backup-runs.store.ts";
import type { BrandStore } from "./brands/brands.store.ts";
import type { CalendarStore } from "./calendar/calendar.store.ts";
import type { CampaignStore } from "./campaigns/campaigns.store.ts";
import type { CreatorStore } from "./creators/creators.store.ts";
import type { DeliverableStore } from "./deliverables/deliverables.store.ts";
import type { DerivedStore } from "./derived/derived.store.ts";
import type { ReportingNews } from "./error-reporting/reporting-news.store.ts";
import type { ExtensionStore } from "./extensions/extensions.store.ts";
import type { Companies } from "./health/companies.ts";
import type { HealthStore, ProcessStore } from "./health/health.store.ts";
import type { Heartbeats } from "./health/heartbeats.ts";
import type { Jobs } from "./jobs/jobs.store.ts";
import type { Challenge } from "./leads/challenge.ts";
import type { ContactCheck, PublicForm } from "./leads/contact-check.store.ts";
import type { LeadStore } from "./leads/leads.store.ts";
import type { Deliveries, MailWishes, Suppressions } from "./mails/mails.store.ts";
import type { AssetStore } from "./media/assets.store.ts";
import type { LibraryStore } from "./media/library.store.ts";
import type { MediaDoor } from "./media/media-door.ts";
import type { References, RegisterStore, Shelf } from "./media/register.store.ts";
import type { ReadFile, StoreFile } from "./media/server-files.store.ts";
import type { MoveRuns, Mover } from "./media-move/moves.store.ts";
import type { MessageStore } from "./messages/messages.store.ts";
import type { NoteStore } from "./notes/notes.store.ts";
import type { NotificationStore } from "./notifications/notifications.store.ts";
import type { Outbox } from "./outbox/outbox.store.ts";
import type { PayoutAccountStore } from "./payout-accounts/payout-accounts.store.ts";
import type { Invitations } from "./people/invitations.store.ts";
import type { PeopleStore } from "./people/people.store.ts";
import type { PersonalData, PrivacyStore } from "./privacy/privacy.store.ts";
import type { ProductStore } from "./products/products.store.ts";
import type { ReminderStore } from "./reminders/reminders.store.ts";
import type { SealedRows } from "./sealing/sealed-rows.store.ts";
import type { Sealer } from "./sealing/sealer.ts";
import type { SecurityRuns } from "./security/security-runs.store.ts";
import type { ShippingStore } from "./shipping/shipping.store.ts";
import type { Accounts } from "./sign-in/accounts.store.ts";
import type { AttemptStore } from "./sign-in/attempts.store.ts";
import type { Links } from "./sign-in/links.ts";
import type { Stamps } from "./sign-in/stamps.ts";
import type { Tokens } from "./sign-in/tokens.ts";
import type { BackupNews } from "./system/backup-news.store.ts";
import type { WorkStore } from "./system/work.store.ts";
import type { AnswerStore } from "./trpc/answers.store.ts";
import type { Usage } from "./usage/usage.store.ts";
import type { ViewStore } from "./views/views.store.ts";

/** Everything a command may need from outside itself, in the domain's words. Built once, in wiring.ts. */
export type Ports = {
  /** The clock. Rules never read one; they are handed this instant. */
  now: () => Date;
  /** So many random characters, lower case letters and digits. */
  random: (length: number) => string;
  /** A new id, 24 hexadecimal characters. */
  newId: () => string;
  /** Waits. */
  pause: (ms: number) => Promise<void>;
  /** Runs `work` so that all it stores commits together or not at all; joins a transaction already under way. */
  transaction: <T>(work: () => Promise<T>) => Promise<T>;
  /** Which build this is. */
  release: string;
  /** What keeps this process from serving, found out within a second; null when nothing does. */
  readiness: () => Promise<string | null>;

  accounts: Accounts;
  answers: AnswerStore;
  apiKeys: ApiKeys;
  applications: ApplicationStore;
  assets: AssetStore;
  attempts: AttemptStore;
  audit: AuditLog;
  auditChain: AuditChain;
  backupNews: BackupNews;
  backupProgram: BackupProgram;
  backupRuns: BackupRuns;
  brands: BrandStore;
  calendar: CalendarStore;
  campaigns: CampaignStore;
  companies: Companies;
  challenge: Challenge;
  contactCheck: ContactCheck;
  creators: CreatorStore;
  derived: DerivedStore;
  extensions: ExtensionStore;
  deliverables: DeliverableStore;
  health: HealthStore;
  heartbeats: Heartbeats;
  deliveries: Deliveries;
  invitations: Invitations;
  jobs: Jobs;
  library: LibraryStore;
  leads: LeadStore;
  links: Links;
  mailWishes: MailWishes;
  media: MediaDoor;
  references: References;
  register: RegisterStore;
  shelf: Shelf;
  messages: MessageStore;
  mover: Mover;
  moveRuns: MoveRuns;
  notes: NoteStore;
  notifications: NotificationStore;
  outbox: Outbox;
  publicForm: PublicForm;
  payoutAccounts: PayoutAccountStore;
  people: PeopleStore;
  personalData: PersonalData;
  privacy: PrivacyStore;
  sealedRows: SealedRows;
  sealer: Sealer;
  /** Stores a file that the server made; again at the same place it finds what lies there. */
  storeFile: StoreFile;
  /** Reads a stored file that is not public, whatever its size up to the bound. */
  readFile: ReadFile;
  securityRuns: SecurityRuns;
  processes: ProcessStore;
  shipping: ShippingStore;
  stamps: Stamps;
  suppressions: Suppressions;
  views: ViewStore;
  products: ProductStore;
  reminders: ReminderStore;
  /** Spans around procedures, and checks of reporting itself. Faults are reported where they surface, not by features. */
  reporting: Pick<ErrorReporting, "check" | "within">;
  reportingNews: ReportingNews;
  work: WorkStore;
  usage: Usage;
  tokens: Pick<Tokens, "issue" | "hashOf" | "seal">;
};
