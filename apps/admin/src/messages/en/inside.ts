import { activity } from "./activity.ts";
import { applications } from "./applications.ts";
import { brands } from "./brands.ts";
import { calendar } from "./calendar.ts";
import { campaign } from "./campaign.ts";
import { campaigns } from "./campaigns.ts";
import { creator } from "./creator.ts";
import { creators } from "./creators.ts";
import { deadline } from "./deadline.ts";
import { editor } from "./editor.ts";
import { extensions } from "./extensions.ts";
import { files } from "./files.ts";
import { home } from "./home.ts";
import { inbox } from "./inbox.ts";
import { leads } from "./leads.ts";
import { library } from "./library.ts";
import { mails } from "./mails.ts";
import { move } from "./move.ts";
import { notes } from "./notes.ts";
import { notices } from "./notices.ts";
import { people } from "./people.ts";
import { permissions } from "./permissions.ts";
import { products } from "./products.ts";
import { review } from "./review.ts";
import { roleHints } from "./role-hints.ts";
import { settings } from "./settings.ts";
import { shipping } from "./shipping.ts";
import { stepper } from "./stepper.ts";
import { table } from "./table.ts";

/** What a person reads once inside: loaded with the first screen behind the sign-in. */
export const inside = {
  home,
  table,
  calendar,
  extensions,
  campaigns,
  campaign,
  editor,
  stepper,
  brands,
  products,
  files,
  applications,
  review,
  deadline,
  creators,
  creator,
  library,
  move,
  notes,
  notices,
  activity,
  inbox,
  people,
  leads,
  mails,
  roleHints,
  settings,
  shipping,
  permissions,
};
