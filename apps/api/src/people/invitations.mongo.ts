import { type Database, newId, objectId, pageOf, type Row } from "@vitrina/db";
import { type Invitation, role } from "@vitrina/domain/people";
import type { Invitations, StoredInvitation } from "./invitations.store.ts";

type InvitationRow = Row<"invitations">;

const toInvitation = (row: InvitationRow): Invitation => ({
  id: row._id,
  email: row.email,
  name: row.name,
  role: role.parse(row.role),
  invitedBy: row.invitedBy,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
});

const toStored = (row: InvitationRow | null): StoredInvitation | null =>
  row && { ...toInvitation(row), acceptedAt: row.acceptedAt, revokedAt: row.revokedAt };

const UNUSED = { acceptedAt: null, revokedAt: null };

export function mongoInvitations(db: Database, now: () => Date): Invitations {
  const rows = db.orm.invitations;
  const driver = db.collection("invitations");
  const endIfUnused = async (id: string, how: { acceptedAt: Date } | { revokedAt: Date }) => {
    const { matchedCount } = await driver.updateOne({ _id: objectId(id), ...UNUSED }, { $set: how });
    return matchedCount === 1;
  };

  return {
    async add(invitation) {
      const row = { ...invitation, createdAt: now(), ...UNUSED };
      const _id = newId();
      await rows.create({ _id, ...row });
      return toInvitation({ _id, ...row });
    },
    async unusedPage({ cursor, limit }) {
      const page = await pageOf<InvitationRow>(driver, {
        filter: UNUSED,
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toInvitation) };
    },
    byId: async (id) => toStored(await rows.where({ _id: id }).first()),
    byTokenHash: async (tokenHash) => toStored(await rows.where({ tokenHash }).first()),
    async revokeUnusedOf(email) {
      await driver.updateMany({ email, ...UNUSED }, { $set: { revokedAt: now() } });
    },
    acceptIfUnused: (id) => endIfUnused(id, { acceptedAt: now() }),
    revokeIfUnused: (id) => endIfUnused(id, { revokedAt: now() }),
  };
}
