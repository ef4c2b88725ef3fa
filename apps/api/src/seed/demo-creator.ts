import type { Category } from "@vitrina/domain/campaigns";
import type { CreatorStatus, Language, ShippingAddress, Sizes } from "@vitrina/domain/creators";

/** `joined` and `decided` are days before the seeding. Without `decided` the agency has not looked yet. */
export type DemoCreator = {
  name: string;
  city: string;
  phone: string;
  instagram?: [handle: string, followers: number];
  tiktok?: [handle: string, followers: number];
  youtube?: [handle: string, followers: number];
  categories: Category[];
  bio: string;
  /** Spanish alone unless given. */
  languages?: Language[];
  sizes?: Sizes;
  address?: Omit<ShippingAddress, "recipient" | "city">;
  joined: number;
  decided?: number;
  /** What became of an approved creator later. */
  later?: { status: Extract<CreatorStatus, "paused" | "blocked">; days: number; reason: string };
  hasPortrait: boolean;
};

/** Lets the compiler read a literal as a creator and keep the key it stands under. */
export const person = (creator: DemoCreator): DemoCreator => creator;
