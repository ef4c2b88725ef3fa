import { id } from "@vitrina/domain";
import { z } from "zod";
import type { Letter } from "./letters.ts";

const owner = z.object({ email: z.string(), name: z.string() });
const SETTINGS = { creator: "/creator/settings", admin: "/admin/settings" } as const;

/** To whoever owns an account, about the account itself: never left out, whatever they do not want to be written. */
const toOwner =
  (kind: Letter["kind"], path: string) =>
  (payload: unknown): Letter[] => {
    const { email, name } = owner.parse(payload);
    return [{ to: { email, name }, kind, facts: {}, link: { path } }];
  };

const onAccount =
  (kind: Letter["kind"]) =>
  (payload: unknown): Letter[] => {
    const { email, name, side, agent } = owner
      .extend({ side: z.enum(["creator", "admin"]), agent: z.string().default("") })
      .parse(payload);
    return [{ to: { email, name }, kind, facts: { agent }, link: { path: SETTINGS[side] } }];
  };

export const LETTERS_OF_SECURITY = {
  "security.payout-account-changed": (payload: unknown): Letter[] => {
    const { email, name, ending } = owner.extend({ ending: z.string() }).parse(payload);
    const link = { path: "/creator/payout-account" };
    return [{ to: { email, name }, kind: "security.payout-account-changed", facts: { ending }, link }];
  },
  "security.new-sign-in": onAccount("security.new-sign-in"),
  "security.password-changed": onAccount("security.password-changed"),
  "security.second-factor-off": onAccount("security.second-factor-off"),
  "privacy.export-ready": (payload: unknown): Letter[] => {
    const { creatorId } = z.object({ creatorId: id }).parse(payload);
    return [{ to: { creatorId }, kind: "privacy.export-ready", facts: {}, link: { path: "/creator/my-data" } }];
  },
  "privacy.deletion-asked": (payload: unknown): Letter[] => {
    const { email, name, startsAt } = owner.extend({ startsAt: z.date() }).parse(payload);
    const link = { path: "/creator/my-data" };
    return [{ to: { email, name }, kind: "privacy.deletion-asked", facts: { startsAt }, link }];
  },
  "privacy.deleted": toOwner("privacy.deleted", "/privacidad"),
} satisfies Partial<Record<Letter["kind"], (payload: unknown) => Letter[]>>;
