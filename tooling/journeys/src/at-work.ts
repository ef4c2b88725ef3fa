import { createVitrinaClient, type VitrinaClient } from "@vitrina/client";
import { uploadImage } from "@vitrina/client/upload-image";
import sharp from "sharp";
import { DEMO_PASSWORD } from "./screens.ts";

type Scopes = Parameters<VitrinaClient["apiKeys"]["create"]["mutate"]>[0]["scopes"];

const HOUR_MS = 60 * 60 * 1000;

/** A published campaign of its own and approved creators who have not applied, made through the API's doors. */
export async function campaignWithCreators(
  url: string,
  stamp: string,
  { names = ["Lía Cabral"], deliveryStarts = "on_confirmation", types = ["reel", "photo"] }: CampaignWish = {},
) {
  const manager = await withKey(url, await enter(url, "sign-in", { email: "manager@vitrina.local" }), [
    "brands:write",
    "campaigns:read",
    "campaigns:write",
    "creators:write",
    "media:write",
  ]);
  const creators = [];
  for (const [place, first] of names.entries()) creators.push(await approvedCreator(url, manager, stamp, first, place));

  const title = `Barro y agua ${stamp}`;
  const brand = await manager.brands.create.mutate({ name: `Alfarería ${stamp}` });
  const cover = await uploadImage(manager, {
    bytes: await picture("#a1135d"),
    fileName: "portada.jpg",
    purpose: "campaign_cover",
  });
  const draft = await manager.campaigns.create.mutate({
    brandId: brand.id,
    title,
    brief: "Mostrar el cántaro en uso.",
    coverAssetId: cover.assetId,
    contentPlan: types.map((type) => ({
      type,
      quantity: 1,
      specification: type === "reel" ? "Vertical, con sonido ambiente" : "",
    })),
    checklist: ["La etiqueta se ve al frente"],
    eligibility: { categories: [], minimumFollowers: 0, cities: [] },
    slots: 2,
    fee: 300_000,
    paymentDays: 10,
    applicationDeadline: new Date(Date.now() + 72 * HOUR_MS),
    deliveryDays: 7,
    deliveryStarts,
    revisionRounds: 2,
    usageRights: { channels: ["instagram"], paid: false, territory: "Paraguay", months: 6 },
  });
  await manager.campaigns.changeStatus.mutate({ id: draft.id, revision: draft.revision, to: "published" });
  return { title, campaignId: draft.id, manager, creators };
}
type CampaignWish = {
  names?: readonly string[];
  deliveryStarts?: "on_confirmation" | "on_product_received";
  types?: readonly ("reel" | "photo")[];
};

async function approvedCreator(url: string, manager: VitrinaClient, stamp: string, first: string, place: number) {
  const { id, ...creator } = await newcomer(url, stamp, first, place);
  await manager.creators.changeStatus.mutate({ id, to: "approved" });
  return creator;
}

/** Somebody who signed up and filled in their profile, and whom the agency has not looked at yet. */
export async function newcomer(url: string, stamp: string, first: string, place: number) {
  const name = `${first} ${stamp}`;
  const email = `creadora${place}.${stamp}@correo.test`;
  const client = await withKey(url, await enter(url, "sign-up", { email, name }), [
    "profile:read",
    "profile:write",
    "work:read",
    "work:write",
  ]);
  const { id, revision } = await client.creators.myProfile.query();
  await client.creators.updateMyProfile.mutate({
    revision,
    profile: {
      name,
      phone: "+595981765432",
      city: "Itá",
      bio: "",
      profilePictureAssetId: null,
      socialAccounts: [{ platform: "instagram", handle: "lia.barro", followers: 4_100 }],
      categories: ["home"],
    },
  });
  return { id, name, email, client };
}

/** A campaign of its own with one confirmed creator who owes a reel and a photo, made through the API's doors. */
export async function creatorAtWork(url: string, stamp: string, wish: Pick<CampaignWish, "types"> = {}) {
  const { title, campaignId, manager, creators } = await campaignWithCreators(url, stamp, wish);
  const [creator] = creators;
  if (!creator) throw new Error("No creator was made.");
  const application = await creator.client.applications.submit.mutate({ campaignId, pitch: "Vivo en Itá." });
  await manager.applications.confirm.mutate({ id: application.id });
  const { name, email, client } = creator;
  return { title, name, email, manager, creator: client, campaignId, applicationId: application.id };
}

/** A plain picture as JPEG. */
export const picture = async (background: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );

async function enter(url: string, door: "sign-in" | "sign-up", who: { email: string; name?: string }): Promise<string> {
  const answer = await fetch(`${url}/api/auth/${door}/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ ...who, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${who.email} did not get in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** A key is made in a session, so this one call is made without the client. */
async function withKey(url: string, cookie: string, scopes: Scopes): Promise<VitrinaClient> {
  const answer = await fetch(`${url}/trpc/apiKeys.create`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ json: { name: "Journey", scopes, expiresInDays: 1 } }),
  });
  const [, apiKey] = /"key":"(vt_[^"]+)"/.exec(await answer.text()) ?? [];
  if (!apiKey) throw new Error(`No key was made: ${answer.status}`);
  return createVitrinaClient({ url, apiKey });
}
