import type { SameKeys } from "@vitrina/ui/messages";
import type { welcome as es } from "../es/welcome.ts";

export const welcome = {
  progress: "Step {number, number} of {count, number}",
  later: "Finish later",
  continue: "Continue",
  finish: "See open campaigns",
  skip: "Skip for now",
  steps: {
    name: { title: "What is your name?", why: "This is how the agency and the brands will call you." },
    contact: { title: "Where can we reach you?", why: "The agency writes on WhatsApp when something is urgent." },
    categories: { title: "What do you create about?", why: "It brings you first the campaigns that suit you." },
    social: { title: "Where can your work be seen?", why: "To apply you need at least one account." },
    languages: { title: "Which languages do you create in?", why: "Some brands look for Guarani or Portuguese." },
    sizes: { title: "Which sizes do you wear?", why: "For when a brand sends clothes or shoes." },
    address: { title: "Where do we send products?", why: "Without an address no parcel can leave." },
    picture: {
      title: "A picture of you",
      why: "Profiles with a picture are chosen more often. Best if your face shows.",
    },
  },
} satisfies SameKeys<typeof es>;
