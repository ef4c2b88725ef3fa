import { newId, objectId } from "@vitrina/db";
import { CATEGORIES } from "@vitrina/domain/campaigns";
import { CREATOR_STATUSES, PLATFORMS } from "@vitrina/domain/creators";
import { derivedOf } from "../creators/creator-document.ts";
import type { TestApi } from "./api.test-kit.ts";

const CITIES = ["Asunción", "Luque", "Encarnación", "Ciudad del Este", "Areguá", "Villarrica", "Pilar"];
const NAMES = ["Lía Benítez", "Ñasaindy Agüero", "Mateo Giménez", "Sofía Núñez", "Óscar Duarte", "Rocío Vera"];
const AT_ONCE = 2_500;

const pick = <Value>(of: readonly Value[], index: number) => of[index % of.length] as Value;

/** So many creators, each different in what lists are filtered and sorted by; put straight into the database. */
export async function plantCreators(api: TestApi, count: number): Promise<PlantedCreator[]> {
  const documents = Array.from({ length: count }, (_, index) => creatorDocument(index, api.now()));
  for (let from = 0; from < count; from += AT_ONCE) {
    await api.wiring.db.collection("ugc_creators").insertMany(documents.slice(from, from + AT_ONCE));
  }
  return documents;
}

export type PlantedCreator = ReturnType<typeof creatorDocument>;

function creatorDocument(index: number, now: Date) {
  const id = newId();
  const profile = {
    name: `${pick(NAMES, index)} ${index}`,
    email: `creadora${index}@correo.test`,
    phone: `+5959${String(81_000_000 + index)}`,
    city: pick(CITIES, index),
    profilePictureAssetId: index % 3 === 0 ? newId() : null,
    socialAccounts: [
      { platform: pick(PLATFORMS, index), handle: `cuenta.${index}`, url: "", followers: (index * 37) % 150_000 },
    ],
    categories: index % 5 === 0 ? [] : [pick(CATEGORIES, index)],
  };
  return {
    ...profile,
    ...derivedOf(profile),
    _id: objectId(id),
    userId: newId(),
    slug: `creadora-${index}-${id.slice(-6)}`,
    bio: "",
    status: pick(CREATOR_STATUSES, Math.floor(index / 3)),
    statusReason: null,
    numbers: null,
    onTimePercent: index % 4 === 0 ? null : index % 101,
    revision: 1,
    createdAt: new Date(now.getTime() - index * 60_000),
    updatedAt: now,
  };
}
