import { activityRouter } from "../activity/activity.router.ts";
import { apiKeysRouter } from "../api-keys/api-keys.router.ts";
import { applicationsRouter } from "../applications/applications.router.ts";
import { backupsRouter } from "../backups/backups.router.ts";
import { brandsRouter } from "../brands/brands.router.ts";
import { calendarRouter } from "../calendar/calendar.router.ts";
import { campaignsRouter } from "../campaigns/campaigns.router.ts";
import { creatorsRouter } from "../creators/creators.router.ts";
import { deliverablesRouter } from "../deliverables/deliverables.router.ts";
import { errorReportingRouter } from "../error-reporting/error-reporting.router.ts";
import { extensionsRouter } from "../extensions/extensions.router.ts";
import { leadsRouter } from "../leads/leads.router.ts";
import { mailsRouter } from "../mails/mails.router.ts";
import { meRouter } from "../me/me.router.ts";
import { mediaRouter } from "../media/media.router.ts";
import { movesRouter } from "../media-move/moves.router.ts";
import { messagesRouter } from "../messages/messages.router.ts";
import { notesRouter } from "../notes/notes.router.ts";
import { notificationsRouter } from "../notifications/notifications.router.ts";
import { payoutAccountsRouter } from "../payout-accounts/payout-accounts.router.ts";
import { invitationsRouter, peopleRouter } from "../people/people.router.ts";
import { privacyRouter } from "../privacy/privacy.router.ts";
import { productsRouter } from "../products/products.router.ts";
import { shippingRouter } from "../shipping/shipping.router.ts";
import { systemRouter } from "../system/system.router.ts";
import { viewsRouter } from "../views/views.router.ts";
import { router } from "./procedures.ts";

export const appRouter = router({
  activity: activityRouter,
  apiKeys: apiKeysRouter,
  applications: applicationsRouter,
  backups: backupsRouter,
  brands: brandsRouter,
  calendar: calendarRouter,
  campaigns: campaignsRouter,
  creators: creatorsRouter,
  deliverables: deliverablesRouter,
  errorReporting: errorReportingRouter,
  invitations: invitationsRouter,
  extensions: extensionsRouter,
  leads: leadsRouter,
  mails: mailsRouter,
  me: meRouter,
  media: mediaRouter,
  messages: messagesRouter,
  moves: movesRouter,
  notifications: notificationsRouter,
  notes: notesRouter,
  payoutAccounts: payoutAccountsRouter,
  people: peopleRouter,
  privacy: privacyRouter,
  shipping: shippingRouter,
  views: viewsRouter,
  products: productsRouter,
  system: systemRouter,
});

export type AppRouter = typeof appRouter;
