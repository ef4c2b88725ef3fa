import type { AdminActor, CreatorActor, Door } from "@vitrina/domain/people";
import { changeCreatorStatus } from "../creators/change-creator-status.ts";
import { updateMyProfile } from "../creators/my-profile.ts";
import type { Ports } from "../ports.ts";
import type { DemoCreator } from "./demo-creator.ts";
import { CREATOR_KEYS, type CreatorKey, DEMO_CREATORS, emailOf } from "./demo-creators.ts";
import { ADMIN_KEYS, type AdminKey, DEMO_ADMINS } from "./demo-people.ts";
import type { Diary } from "./diary.ts";
import { type Pictures, register } from "./pictures.ts";

const DOOR: Door = { by: "session", sessionId: "demo" };

export type Cast = { admin: (key: AdminKey) => AdminActor; creator: (key: CreatorKey) => CreatorActor };

/** The agency was there before the first campaign. */
const AGENCY_SINCE_DAYS = 160;

/** Plans how the agency's people and the creators came; the cast can be asked for them once that day was played. */
export function plantPeople(
  ports: Ports,
  diary: Diary,
  { passwordHash, pictures }: { passwordHash: string; pictures: Pictures },
): Cast {
  const admins = new Map<AdminKey, AdminActor>();
  const creators = new Map<CreatorKey, CreatorActor>();
  const cast: Cast = {
    admin: (key) => present(admins.get(key), key),
    creator: (key) => present(creators.get(key), key),
  };

  for (const key of ADMIN_KEYS) {
    const { email, name, role } = DEMO_ADMINS[key];
    diary.on(AGENCY_SINCE_DAYS, async () => {
      const userId = await ports.transaction(() => ports.accounts.openAdmin({ email, name, role, passwordHash }));
      admins.set(key, { kind: "admin", userId, name, email, role, door: DOOR });
    });
  }
  for (const key of CREATOR_KEYS) {
    const creator: DemoCreator = DEMO_CREATORS[key];
    diary.on(creator.joined, async () => {
      const actor = await join(ports, key, creator.name, passwordHash);
      creators.set(key, actor);
      await fillProfile(ports, actor, creator, creator.hasPortrait ? await pictures.get(key) : null);
    });
    const decide = (daysAgo: number, to: "approved" | "paused" | "blocked", reason = "") =>
      diary.on(daysAgo, async () => {
        await changeCreatorStatus(
          { ...ports, actor: cast.admin("manager") },
          {
            id: cast.creator(key).creatorId,
            to,
            reason,
          },
        );
      });
    if (creator.decided !== undefined) decide(creator.decided, "approved");
    if (creator.later) decide(creator.later.days, creator.later.status, creator.later.reason);
  }
  return cast;
}

async function join(ports: Ports, key: CreatorKey, name: string, passwordHash: string): Promise<CreatorActor> {
  const email = emailOf(key);
  const userId = await ports.accounts.openCreator({ email, name, passwordHash });
  const profile = await ports.creators.byUserId(userId);
  if (!profile) throw new Error(`${email} has an account without a profile.`);
  return { kind: "creator", userId, name, email, creatorId: profile.id, door: DOOR };
}

async function fillProfile(
  ports: Ports,
  actor: CreatorActor,
  creator: DemoCreator,
  portrait: Awaited<ReturnType<Pictures["get"]>> | null,
): Promise<void> {
  const { name, phone, city, bio, categories } = creator;
  const profilePictureAssetId = portrait && (await register(ports, portrait, actor.userId));
  const profile = {
    name,
    phone,
    city,
    bio,
    categories,
    profilePictureAssetId,
    socialAccounts: socialAccounts(creator),
    languages: creator.languages ?? ["es"],
    sizes: creator.sizes ?? null,
    shippingAddress: creator.address ? { ...creator.address, recipient: name, city } : null,
  };
  const place = profile.phone && profile.city && profile.socialAccounts.length > 0 ? "done" : "contact";
  await updateMyProfile({ ...ports, actor }, { revision: 1, profile, onboardingStep: place });
}

const ADDRESS = {
  instagram: (handle: string) => `https://www.instagram.com/${handle}`,
  tiktok: (handle: string) => `https://www.tiktok.com/@${handle}`,
  youtube: (handle: string) => `https://www.youtube.com/@${handle}`,
};

function socialAccounts(creator: DemoCreator) {
  return (["instagram", "tiktok", "youtube"] as const).flatMap((platform) => {
    const account = creator[platform];
    if (!account) return [];
    const [handle, followers] = account;
    return [{ platform, handle, url: ADDRESS[platform](handle), followers }];
  });
}

function present<Actor>(actor: Actor | undefined, key: string): Actor {
  if (!actor) throw new Error(`The demo calls on ${key} before they came.`);
  return actor;
}
