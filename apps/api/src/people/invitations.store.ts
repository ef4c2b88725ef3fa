import type { Page } from "@vitrina/domain";
import type { Invitation } from "@vitrina/domain/people";

export type StoredInvitation = Invitation & { acceptedAt: Date | null; revokedAt: Date | null };

/** Links by which the agency's people get their accounts. A token is known by its hash alone. */
export type Invitations = {
  add: (invitation: Omit<Invitation, "id" | "createdAt"> & { tokenHash: string }) => Promise<Invitation>;
  /** Those nobody has used or withdrawn yet, the newest first; also those that are too old, to be sent again. */
  unusedPage: (request: { cursor?: string | null; limit: number }) => Promise<Page<Invitation>>;
  byId: (id: string) => Promise<StoredInvitation | null>;
  byTokenHash: (tokenHash: string) => Promise<StoredInvitation | null>;
  /** Withdraws what was sent to an address before, so that only the last letter works. */
  revokeUnusedOf: (email: string) => Promise<void>;
  /** False when it was used or withdrawn meanwhile. */
  acceptIfUnused: (id: string) => Promise<boolean>;
  /** False when it was used or withdrawn meanwhile. */
  revokeIfUnused: (id: string) => Promise<boolean>;
};
