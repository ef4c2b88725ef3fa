import { createHash, randomBytes } from "node:crypto";
import { PERMISSIONS } from "@vitrina/domain/people";
import { type Db, ObjectId } from "mongodb";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Stores an owner of the agency with a personal key that may do everything, and returns the key. */
export async function plantKey(db: Db): Promise<string> {
  const key = `vt_${randomBytes(32).toString("base64url")}`;
  const userId = new ObjectId();
  const now = new Date();
  await db.collection("user").insertOne({
    _id: userId,
    name: "Dueña de la agencia",
    email: `${userId.toHexString()}@agency.example`,
    emailVerified: true,
    kind: "admin",
    role: "owner",
    createdAt: now,
    updatedAt: now,
  });
  await db.collection("apikey").insertOne({
    userId,
    name: "bench",
    hash: hashOf(key),
    start: key.slice(0, 8),
    scopes: [...PERMISSIONS],
    createdAt: now,
    expiresAt: new Date(now.getTime() + DAY_MS),
    lastUsedAt: now,
  });
  return key;
}

/** How a key is stored. */
export function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
