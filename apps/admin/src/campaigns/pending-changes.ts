import type { CampaignForm } from "./campaign-form.ts";

type Fields = Partial<CampaignForm>;

/** What a person typed that the server does not have yet, with what stood there before. */
export type Pending = { was: Fields; is: Fields };

const keyOf = (campaignId: string) => `vitrina.draft.${campaignId}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Dates are text in storage; the one date of the form becomes one again. */
function revived(fields: Record<string, unknown>): Fields {
  const { applicationDeadline: day, ...others } = fields;
  return {
    ...others,
    ...("applicationDeadline" in fields && { applicationDeadline: typeof day === "string" ? new Date(day) : null }),
  } as Fields;
}

/** Keeps what is not saved on this device, so that neither a lost connection nor a closed tab loses it. */
export function keepPending(
  storage: Pick<Storage, "setItem" | "removeItem">,
  campaignId: string,
  pending: Pending | null,
) {
  try {
    if (pending === null) storage.removeItem(keyOf(campaignId));
    else storage.setItem(keyOf(campaignId), JSON.stringify(pending));
  } catch {
    // A full or forbidden storage takes this net away; the server still gets every change while there is a connection.
  }
}

export function readPending(storage: Pick<Storage, "getItem">, campaignId: string): Pending | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(campaignId)) ?? "null");
    if (!isObject(kept) || !isObject(kept.was) || !isObject(kept.is)) return null;
    return { was: revived(kept.was), is: revived(kept.is) };
  } catch {
    return null;
  }
}

/**
 * The stored campaign with what this device kept on top. `overlaps` when somebody else has meanwhile written in one of the
 * same fields: then a person must say whose words stand.
 */
export function withPending(current: CampaignForm, { was, is }: Pending): { form: CampaignForm; overlaps: boolean } {
  const fields = Object.keys(is).filter((field): field is keyof CampaignForm => field in current);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const overlaps = fields.some((field) => !same(current[field], was[field]) && !same(current[field], is[field]));
  return { form: { ...current, ...Object.fromEntries(fields.map((field) => [field, is[field]])) }, overlaps };
}
