import type { SameKeys } from "@vitrina/ui/messages";
import type { creator as es } from "../es/creator.ts";

export const creator = {
  backToList: "Creators",
  notFoundTitle: "This profile does not exist",
  notFoundHint: "The link may be incomplete, or the profile is gone.",
  since: "Since {day}",
  reasonTold: "The reason they were given: {reason}",
  whatsapp: "Write on WhatsApp",
  whatsappText: "Hello {name}, this is {agent} from the agency. ",
  tabs: { label: "Parts of the profile", profile: "Profile", work: "Work", notes: "Notes", activity: "Activity" },
  about: "About",
  noBio: "They have not written about themselves yet.",
  unknown: "Not told yet",
  noAccounts: "No social account yet.",
  followers: "{count, plural, one {# follower} other {{shown} followers}}",
  completeness: "Profile filled in",
  complete: "Nothing is missing.",
  missing: "Missing: {parts}.",
  numbers: {
    title: "How they work",
    onTime: "Delivered on time",
    onTimeNone: "Nothing with a due date yet.",
    onTimeUnknown: "When their approved pieces were submitted was not written down.",
    onTimeWords:
      "{onTime, plural, one {# piece submitted} other {# pieces submitted}} for the first time by the due date, out of {delivered, number} submitted and {overdue, number} overdue and never submitted. Cancelled ones do not count.",
    rounds: "Rounds of changes per piece",
    roundsNone: "No approved pieces yet.",
    roundsWords:
      "{rounds, plural, one {# round asked for} other {# rounds asked for}} on {reviewed, plural, one {# approved or published piece} other {# approved or published pieces}}.",
  },
  work: {
    title: "Work",
    emptyTitle: "They have not applied yet",
    emptyHint: "Once they apply to a campaign, each piece and its due date shows here.",
    appliedOn: "applied on {day}",
  },
  standing: {
    menu: "Decide",
    reason: "Reason",
    reasonHint: "They are told exactly this, in a kind message. It stays in the activity.",
    approved: {
      act: "Approve",
      title: "Approve {name}?",
      lead: "They are told that they may apply to open campaigns.",
      done: "{name} may apply now.",
    },
    paused: {
      act: "Pause",
      title: "Pause {name}",
      lead: "They cannot apply to new campaigns. What is already confirmed goes on.",
      done: "{name} is paused.",
    },
    blocked: {
      act: "Block",
      title: "Block {name}",
      lead: "They are signed out and cannot come back until you approve them again.",
      done: "{name} cannot come in any more.",
    },
  },
} satisfies SameKeys<typeof es>;
