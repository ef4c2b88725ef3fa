import type { Actor, Role } from "@vitrina/domain/people";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Bench, PASSWORD, signInBench } from "../sign-in/sign-in.test-kit.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await signInBench();
});
afterAll(() => bench.close());

const door = { by: "session", sessionId: "test" } as const;
const COLLEAGUE = { email: "colega@agency.example", name: "Colega", role: "manager" } as const;

async function admin(email: string, role: Role): Promise<Extract<Actor, { kind: "admin" }>> {
  return { kind: "admin", userId: await bench.admin(email, role), name: email, email, role, door };
}

const lastToken = () => bench.lastLink("invitation.sent").searchParams.get("token") ?? "";
const audited = (action: string) => bench.db.driver.collection("audit_log").find({ action }).toArray();

let owner: Extract<Actor, { kind: "admin" }>;
beforeEach(async () => {
  for (const name of ["user", "account", "session", "apikey", "invitations", "audit_log"]) {
    await bench.db.driver.collection(name).deleteMany({});
  }
  bench.announced.length = 0;
  owner = await admin("owner@agency.example", "owner");
});

describe("an invitation", () => {
  test("opens an account of its role, and is written down", async () => {
    await bench.as(owner).people.invite(COLLEAGUE);
    expect(await bench.as(null).invitations.show({ token: lastToken() })).toEqual(COLLEAGUE);
    await bench.as(null).invitations.accept({ token: lastToken(), name: "Colega Real", password: PASSWORD });

    const browser = bench.browser();
    await browser.signIn(COLLEAGUE.email, PASSWORD);
    expect(await bench.resolveActor({ cookie: browser.cookie })).toMatchObject({
      kind: "admin",
      role: "manager",
      name: "Colega Real",
    });
    expect(await audited("person.invited")).toMatchObject([
      { actor: { userId: owner.userId }, after: { email: COLLEAGUE.email } },
    ]);
    expect(await audited("invitation.accepted")).toHaveLength(1);
  });

  test("accepted twice at once opens one account", async () => {
    await bench.as(owner).people.invite(COLLEAGUE);
    const accept = (name: string) =>
      bench.as(null).invitations.accept({ token: lastToken(), name, password: PASSWORD });
    const outcomes = await Promise.allSettled([accept("One"), accept("Two"), accept("Three")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ code: "NOT_FOUND", message: "invitation-invalid" });
    }
    expect(await bench.db.driver.collection("user").countDocuments({ email: COLLEAGUE.email })).toBe(1);
    expect(await audited("invitation.accepted")).toHaveLength(1);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["used", () => bench.as(null).invitations.accept({ token: lastToken(), name: "Colega", password: PASSWORD })],
    [
      "withdrawn",
      async () => {
        const { items } = await bench.as(owner).people.invitations({});
        await bench.as(owner).people.revokeInvitation({ id: items[0]?.id ?? "" });
      },
    ],
    ["seven days old", async () => bench.pass(7 * 24 * 60 * 60_000)],
    ["replaced by a newer one", () => bench.as(owner).people.invite(COLLEAGUE)],
  ])("that is %s opens nothing", async (_how, end) => {
    await bench.as(owner).people.invite(COLLEAGUE);
    const token = lastToken();
    await end();
    const refused = { code: "NOT_FOUND", message: "invitation-invalid" };
    await expect(bench.as(null).invitations.show({ token })).rejects.toMatchObject(refused);
    await expect(bench.as(null).invitations.accept({ token, name: "Late", password: PASSWORD })).rejects.toMatchObject(
      refused,
    );
  });

  test("to an address somebody has is refused", async () => {
    await bench.creator("sofia@example.com");
    await expect(bench.as(owner).people.invite({ ...COLLEAGUE, email: "Sofia@example.com" })).rejects.toMatchObject({
      message: "duplicate",
    });
  });

  test("to an address that registered meanwhile makes nobody an admin", async () => {
    await bench.as(owner).people.invite(COLLEAGUE);
    await bench.browser().post("/sign-up/email", { name: "Fast", email: COLLEAGUE.email, password: PASSWORD });
    await expect(
      bench.as(null).invitations.accept({ token: lastToken(), name: "Late", password: PASSWORD }),
    ).rejects.toMatchObject({ message: "duplicate" });
    expect(await bench.db.driver.collection("user").find({ email: COLLEAGUE.email }).toArray()).toMatchObject([
      { kind: "creator" },
    ]);
    expect((await bench.as(owner).people.invitations({})).items).toHaveLength(1);
  });

  test("leaves its token nowhere in the database, and its letter carries it sealed", async () => {
    await bench.as(owner).people.invite(COLLEAGUE);
    expect(JSON.stringify(bench.announced)).not.toContain(lastToken());
    for (const name of ["invitations", "audit_log"]) {
      expect(JSON.stringify(await bench.db.driver.collection(name).find().toArray())).not.toContain(lastToken());
    }
  });
});

describe("roles", () => {
  test("change from the next call on, and the change is written down", async () => {
    const colleague = await admin("colega@agency.example", "manager");
    const browser = bench.browser();
    await browser.signIn(colleague.email, PASSWORD);
    await bench.as(owner).people.changeRole({ userId: colleague.userId, role: "editor" });
    expect(await bench.resolveActor({ cookie: browser.cookie })).toMatchObject({ role: "editor" });
    expect(await audited("person.role-changed")).toMatchObject([
      { before: { role: "manager" }, after: { role: "editor" } },
    ]);
  });

  test("the last owner can be neither demoted nor removed", async () => {
    await expect(bench.as(owner).people.changeRole({ userId: owner.userId, role: "manager" })).rejects.toMatchObject({
      message: "last-owner",
    });
    await expect(bench.as(owner).people.remove({ userId: owner.userId })).rejects.toMatchObject({
      message: "last-owner",
    });
    expect(await audited("person.removed")).toHaveLength(0);
  });

  test("two owners who demote each other at once: one stays", async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [
        await admin(`one-${round}@agency.example`, "owner"),
        await admin(`other-${round}@agency.example`, "owner"),
      ];
      await bench.db.driver.collection("user").deleteMany({ role: "owner", email: { $nin: [one.email, other.email] } });
      const outcomes = await Promise.allSettled([
        bench.as(one).people.changeRole({ userId: other.userId, role: "manager" }),
        bench.as(other).people.changeRole({ userId: one.userId, role: "manager" }),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await bench.db.driver.collection("user").countDocuments({ role: "owner" })).toBe(1);
    }
  });

  test.each<Role>(["manager", "reviewer", "finance", "editor"])("a %s manages nobody", async (role) => {
    const colleague = await admin("colega@agency.example", role);
    await expect(bench.as(colleague).people.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(bench.as(colleague).people.invite(COLLEAGUE)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      bench.as(colleague).people.changeRole({ userId: colleague.userId, role: "owner" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(bench.as(null).people.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

describe("removing somebody", () => {
  test("ends their sessions and keys at once, and the log keeps who they were", async () => {
    const colleague = await admin("colega@agency.example", "manager");
    const browser = bench.browser();
    await browser.signIn(colleague.email, PASSWORD);
    const { key } = await bench
      .as(colleague)
      .apiKeys.create({ name: "script", scopes: ["campaigns:read"], expiresInDays: 1 });
    expect(await bench.resolveActor({ "x-api-key": key })).not.toBeNull();

    await bench.as(owner).people.remove({ userId: colleague.userId });
    expect(await bench.resolveActor({ cookie: browser.cookie })).toBeNull();
    expect(await bench.resolveActor({ "x-api-key": key })).toBeNull();
    expect((await bench.browser().signIn(colleague.email, PASSWORD)).statusCode).toBe(401);
    expect(await audited("person.removed")).toMatchObject([{ before: { email: colleague.email, role: "manager" } }]);
  });

  test("frees the address for another invitation", async () => {
    const colleague = await admin(COLLEAGUE.email, "manager");
    await bench.as(owner).people.remove({ userId: colleague.userId });
    await bench.as(owner).people.invite(COLLEAGUE);
    await bench.as(null).invitations.accept({ token: lastToken(), name: "Again", password: PASSWORD });
    expect((await bench.as(owner).people.list({})).items.map(({ email }) => email)).toEqual([
      COLLEAGUE.email,
      owner.email,
    ]);
  });

  test("does not reach creators, nor people who do not exist", async () => {
    const creator = await bench.creator("sofia-2@example.com");
    for (const userId of [creator, "aaaaaaaaaaaaaaaaaaaaaaaa"]) {
      await expect(bench.as(owner).people.remove({ userId })).rejects.toMatchObject({ message: "no-such-person" });
      await expect(bench.as(owner).people.changeRole({ userId, role: "owner" })).rejects.toMatchObject({
        message: "no-such-person",
      });
    }
  });
});
