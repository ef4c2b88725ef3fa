import { describe, expect, test } from "vitest";
import { invitationEndsAt, isInvitationOpen, wouldLoseLastOwner } from "./invitations.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const untouched = { expiresAt: invitationEndsAt(NOW), acceptedAt: null, revokedAt: null };

describe("an invitation", () => {
  test("works for seven days", () => {
    expect(isInvitationOpen(untouched, new Date("2026-11-29T11:59:59Z"))).toBe(true);
    expect(isInvitationOpen(untouched, new Date("2026-11-29T12:00:00Z"))).toBe(false);
  });
  test("works once", () => expect(isInvitationOpen({ ...untouched, acceptedAt: NOW }, NOW)).toBe(false));
  test("stops when it is withdrawn", () => expect(isInvitationOpen({ ...untouched, revokedAt: NOW }, NOW)).toBe(false));
});

describe("the last owner", () => {
  test.each([
    [1, "owner", "manager", true],
    [1, "owner", null, true],
    [1, "owner", "owner", false],
    [2, "owner", "manager", false],
    [1, "editor", null, false],
  ] as const)("of %i owners, a(n) %s becoming %s loses the last one: %s", (owners, was, to, loses) => {
    expect(wouldLoseLastOwner(owners, was, to)).toBe(loses);
  });
});
