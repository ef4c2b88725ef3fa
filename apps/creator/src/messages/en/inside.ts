import { apiKeys } from "./api-keys.ts";
import { application } from "./application.ts";
import { calendar } from "./calendar.ts";
import { campaign } from "./campaign.ts";
import { extension } from "./extension.ts";
import { handIn } from "./hand-in.ts";
import { notifications } from "./notifications.ts";
import { offline } from "./offline.ts";
import { open } from "./open.ts";
import { parcel } from "./parcel.ts";
import { pieces } from "./pieces.ts";
import { profile } from "./profile.ts";
import { settings } from "./settings.ts";
import { welcome } from "./welcome.ts";
import { work } from "./work.ts";

/** What a person reads once inside: loaded with the first screen behind the sign-in. */
export const inside = {
  calendar,
  extension,
  notifications,
  offline,
  open,
  campaign,
  work,
  application,
  handIn,
  parcel,
  pieces,
  profile,
  settings,
  apiKeys,
  welcome,
};
