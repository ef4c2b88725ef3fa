import { type Database, objectId, pageOf } from "@vitrina/db";
import { type Person, role } from "@vitrina/domain/people";
import type { ObjectId } from "mongodb";
import type { PeopleStore } from "./people.store.ts";

type UserRow = {
  _id: ObjectId;
  name: string;
  email: string;
  role: string;
  twoFactorEnabled?: boolean | null;
  createdAt: Date;
};

type Decoded = Omit<UserRow, "_id"> & { _id: string };

const toPerson = (row: Decoded): Person => ({
  userId: row._id,
  name: row.name,
  email: row.email,
  role: role.parse(row.role),
  twoFactorEnabled: row.twoFactorEnabled === true,
  createdAt: row.createdAt,
});

export function mongoPeople(db: Database, now: () => Date): PeopleStore {
  const users = db.driver.collection<
    UserRow & { kind: string; blockedAt: Date | null; updatedAt: Date; heldAt?: Date }
  >("user");
  const ofPerson = (userId: string) => ({ userId: objectId(userId) });

  const endSessions = async (userId: string) => {
    const { deletedCount } = await db.driver.collection("session").deleteMany(ofPerson(userId));
    return deletedCount;
  };

  return {
    endSessions,

    async withRoles(roles) {
      const rows = await users
        .find({ kind: "admin", role: { $in: [...roles] } })
        .project({ _id: 1 })
        .toArray();
      return rows.map(({ _id }) => String(_id));
    },

    async page({ cursor, limit }) {
      const page = await pageOf<Decoded>(db.driver.collection("user") as never, {
        filter: { kind: "admin" },
        sort: "email",
        direction: "asc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toPerson) };
    },

    async byIds(userIds) {
      if (userIds.length === 0) return [];
      const rows = await users.find({ _id: { $in: [...new Set(userIds)].map(objectId) }, kind: "admin" }).toArray();
      return rows.map((row) => toPerson({ ...row, _id: row._id.toHexString() }));
    },

    async byId(userId) {
      const row = await users.findOne({ _id: objectId(userId), kind: "admin" });
      return row && toPerson({ ...row, _id: row._id.toHexString() });
    },

    async hasSecondFactor(userId) {
      const row = await users.findOne({ _id: objectId(userId) }, { projection: { twoFactorEnabled: 1 } });
      return row?.twoFactorEnabled === true;
    },

    async holdOwners() {
      const { matchedCount } = await users.updateMany({ kind: "admin", role: "owner" }, { $set: { heldAt: now() } });
      return matchedCount;
    },

    async changeRoleIfStill(userId, was, is) {
      const { matchedCount } = await users.updateOne(
        { _id: objectId(userId), kind: "admin", role: was },
        { $set: { role: is, updatedAt: now() } },
      );
      return matchedCount === 1;
    },

    async remove(userId) {
      await endSessions(userId);
      for (const name of ["apikey", "account", "twoFactor"])
        await db.driver.collection(name).deleteMany(ofPerson(userId));
      await users.deleteOne({ _id: objectId(userId), kind: "admin" });
    },

    async block(userId) {
      await users.updateOne({ _id: objectId(userId) }, { $set: { blockedAt: now(), updatedAt: now() } });
      await endSessions(userId);
    },

    async unblock(userId) {
      await users.updateOne({ _id: objectId(userId) }, { $set: { blockedAt: null, updatedAt: now() } });
    },
  };
}
