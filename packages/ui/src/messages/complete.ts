import type { RefusalReason } from "@vitrina/domain";
import type { ApplicationStatus } from "@vitrina/domain/applications";
import type { CampaignStatus, Category } from "@vitrina/domain/campaigns";
import type { CreatorStatus, Language, ProfilePart } from "@vitrina/domain/creators";
import type { DeliveryStarts, LightReason } from "@vitrina/domain/deadlines";
import type { DeliverableStatus, DeliverableType } from "@vitrina/domain/deliverables";
import type { MailCategory } from "@vitrina/domain/mail";
import type { PaymentState } from "@vitrina/domain/money";
import type { Role } from "@vitrina/domain/people";
import type { es } from "./es.ts";

type Words<Key extends string> = Readonly<Record<Key, string>>;

type Spoken = {
  refusals: Words<RefusalReason>;
  campaignStatus: Words<CampaignStatus>;
  applicationStatus: Words<ApplicationStatus>;
  deliverableStatus: Words<DeliverableStatus>;
  deliverableType: Words<DeliverableType>;
  deliverableCount: Words<DeliverableType>;
  creatorStatus: Words<CreatorStatus>;
  mail: { category: Words<MailCategory>; hint: Words<MailCategory> };
  category: Words<Category>;
  role: Words<Role>;
  profilePart: Words<ProfilePart>;
  language: Words<Language>;
  deliveryStarts: Words<DeliveryStarts>;
  lights: { word: Words<LightReason>; why: Words<LightReason> };
  payment: { state: Words<PaymentState>; why: Words<PaymentState> };
};

type Complete<Messages extends Spoken> = Messages;

/** Fails to compile as long as the domain has a word that the catalogue does not say. */
export type SharedMessages = Complete<typeof es>;
