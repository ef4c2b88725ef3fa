import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Letter } from "../outbox/letters.ts";
import { tell } from "../outbox/tell.ts";
import { admin, creatorActor, TEST_NOW } from "../testing/api.test-kit.ts";
import { approvedCreator } from "../testing/fixtures.test-kit.ts";
import { startMailHouse } from "./mails.test-kit.ts";

let house: Awaited<ReturnType<typeof startMailHouse>>;
beforeAll(async () => {
  house = await startMailHouse();
}, 180_000);
afterAll(() => house.close());
beforeEach(() => house.moveClock(TEST_NOW));

const manager = admin("manager");
const as = () => house.api.as(manager);
let told = 0;

async function somebody() {
  const { creatorId } = await approvedCreator(house.api);
  const stored = await house.api.wiring.ports.creators.byId(creatorId);
  if (!stored) throw new Error("The creator is gone.");
  return { creatorId, userId: stored.userId, email: stored.email.toLowerCase() };
}

const letterTo = (creatorId: string, kind: "deadline.reminder" | "application.confirmed"): Letter => ({
  to: { creatorId },
  kind,
  facts: { title: "Miel", dueAt: TEST_NOW, stage: "two-days", pieces: 2 },
  link: { path: "/creator" },
});

async function written(creatorId: string, kind: Parameters<typeof letterTo>[1] = "application.confirmed") {
  await tell(house.api.wiring.telling, letterTo(creatorId, kind), `test-${++told}/0`);
}

const deliveriesTo = async (address: string) => (await as().mails.deliveries({ address })).items;
const statusesOf = async (address: string) => (await deliveriesTo(address)).map(({ status }) => status);
const arrival = async (address: string) =>
  expect.poll(() => statusesOf(address), { timeout: 10_000 }).toEqual(["delivered"]);

describe("what became of a mail", () => {
  test("is told by the mail company and shown", async () => {
    const { creatorId, email } = await somebody();
    await written(creatorId);
    await arrival(email);
    expect(await deliveriesTo(email)).toMatchObject([{ kind: "application.confirmed", subject: "Confirmación: Miel" }]);
  });

  test("is the latest by its own time, whatever the order in which it is told, and told twice counts once", async () => {
    const { creatorId, email } = await somebody();
    await written(creatorId);
    await arrival(email);
    const [mail] = await house.mailsTo(email);
    const mailId = mail?.id ?? "";
    const statuses = await house.report(
      mailId,
      [
        { kind: "complained", agoMs: -1_000 },
        { kind: "delivery_delayed", agoMs: 90_000 },
      ],
      "duplicate",
    );
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(await statusesOf(email)).toEqual(["complained"]);
    const events = await house.api.wiring.db.orm.mail_events.where({ mailId }).all();
    expect(events).toHaveLength(3);
  });

  test("is not believed without its signature, or long after it was signed", async () => {
    const { creatorId, email } = await somebody();
    await written(creatorId);
    await arrival(email);
    const mailId = (await house.mailsTo(email))[0]?.id ?? "";
    expect(await house.report(mailId, [{ kind: "bounced" }], "bad_signature")).toEqual([401]);
    expect(await house.report(mailId, [{ kind: "bounced" }], "stale")).toEqual([401]);
    expect(await statusesOf(email)).toEqual(["delivered"]);
    expect(await house.report(mailId, [{ kind: "bounced" }], "late")).toEqual([200]);
    expect(await statusesOf(email)).toEqual(["bounced"]);
  });

  test("told before the answer to the sending was noted, is applied all the same", async () => {
    const { deliveries } = house.api.wiring.ports;
    const told = {
      id: "msg_early",
      mailId: "early",
      address: "x@y.test",
      kind: "bounced",
      bounce: "Permanent",
      reason: "",
      at: TEST_NOW,
    } as const;
    await deliveries.hear(told);
    const mail = {
      key: "letter/early/0",
      kind: "application.confirmed",
      category: "commitments",
      address: "x@y.test",
      userId: null,
      subject: "Hola",
      locale: "es",
    } as const;
    await deliveries.accepted(mail, "early");
    expect(await statusesOf("x@y.test")).toEqual(["bounced"]);
  });
});

describe("an address that bounces", () => {
  async function bounced(bounce = "Permanent") {
    const one = await somebody();
    await written(one.creatorId);
    await arrival(one.email);
    const mailId = (await house.mailsTo(one.email))[0]?.id ?? "";
    await house.report(mailId, [{ kind: "bounced", bounce }]);
    return one;
  }

  test("is shown at its person and written to no more, while notices in the app go on", async () => {
    const { creatorId, email, userId } = await bounced();
    const standing = await as().mails.ofCreator({ creatorId });
    expect(standing).toMatchObject({
      address: email,
      suppression: { reason: "bounced" },
      trouble: { status: "bounced" },
    });
    await written(creatorId);
    expect(await statusesOf(email)).toEqual(["withheld", "bounced"]);
    expect(await house.mailsTo(email)).toHaveLength(1);
    expect(await house.api.wiring.db.orm.notifications.where({ userId }).all()).toHaveLength(2);
  });

  test("for a while only, is not given up", async () => {
    const { creatorId, email } = await bounced("Transient");
    expect((await as().mails.ofCreator({ creatorId })).suppression).toBeNull();
    await written(creatorId);
    expect(await house.mailsTo(email)).toHaveLength(2);
  });

  test("is written to again once somebody lifted it with a reason, and an old report does not undo that", async () => {
    const { creatorId, email } = await bounced();
    const mailId = (await house.mailsTo(email))[0]?.id ?? "";
    await house.moveClock(new Date(TEST_NOW.getTime() + 60_000));
    await as().mails.lift({ address: email.toUpperCase(), reason: "Corrigió su dirección" });
    await house.report(mailId, [{ kind: "bounced", agoMs: 30_000 }]);
    expect((await as().mails.ofCreator({ creatorId })).suppression).toBeNull();
    await written(creatorId);
    expect(await house.mailsTo(email)).toHaveLength(2);
    const entries = await house.api.wiring.db.orm.audit_log.where({ action: "mail.suppression-lifted" }).all();
    expect(entries.at(-1)).toMatchObject({ target: { id: email }, after: { reason: "Corrigió su dirección" } });
    await expect(as().mails.lift({ address: email, reason: "Otra vez" })).rejects.toMatchObject({
      message: "no-such-suppression",
    });
  });
});

describe("what somebody does not want to be written", () => {
  test("is chosen in the app, kept from the mail and still told in the app", async () => {
    const { creatorId, email, userId } = await somebody();
    const me = house.api.as(creatorActor(creatorId, userId));
    const { categories } = await me.mails.setPreference({ category: "reminders", muted: true });
    expect(categories.find(({ category }) => category === "reminders")).toEqual({
      category: "reminders",
      essential: false,
      muted: true,
    });
    expect(categories.map(({ category }) => category)).not.toContain("leads");
    await written(creatorId, "deadline.reminder");
    expect(await statusesOf(email)).toEqual(["muted"]);
    await written(creatorId, "application.confirmed");
    expect(await house.mailsTo(email)).toHaveLength(1);
    expect(await house.api.wiring.db.orm.notifications.where({ userId }).all()).toHaveLength(2);
  });

  test("cannot be what is essential", async () => {
    const { creatorId, userId } = await somebody();
    const me = house.api.as(creatorActor(creatorId, userId));
    const mute = me.mails.setPreference({ category: "commitments", muted: true });
    await expect(mute).rejects.toMatchObject({ message: "invalid-input" });
  });

  test("is told with one click from the mail, signed out, and taken back there", async () => {
    const { creatorId, email } = await somebody();
    await written(creatorId, "deadline.reminder");
    const [mail] = await house.mailsTo(email);
    expect(mail?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    const link = /<(.+)>/.exec(mail?.headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
    const seen = await fetch(link);
    expect(await seen.text()).toContain("recordatorios");
    await written(creatorId, "deadline.reminder");
    expect(await house.mailsTo(email)).toHaveLength(2);

    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const clicked = await fetch(link, { method: "POST", headers, body: "List-Unsubscribe=One-Click" });
    expect(clicked.status).toBe(200);
    await written(creatorId, "deadline.reminder");
    expect(await house.mailsTo(email)).toHaveLength(2);

    const back = await fetch(`${link}&lang=en`, { method: "POST", headers, body: "act=unmute" });
    expect(await back.text()).toContain("again");
    await written(creatorId, "deadline.reminder");
    expect(await house.mailsTo(email)).toHaveLength(3);
  });

  test("is not offered under a mail that must reach everybody", async () => {
    const { creatorId, email } = await somebody();
    await written(creatorId, "application.confirmed");
    const [mail] = await house.mailsTo(email);
    expect(mail?.headers).toEqual({});
    expect(mail?.html).not.toContain("/mail/unsubscribe");
  });

  test("is not believed from a link that is not ours", async () => {
    for (const t of ["", "x.y", `${Buffer.from('["a","reminders","es"]').toString("base64url")}.AAAA`]) {
      const answer = await fetch(`${house.address}/mail/unsubscribe?t=${t}`, { method: "POST", body: "act=mute" });
      expect(answer.status).toBe(404);
    }
  });
});

test("what the mail company does not take is shown as refused until it does", async () => {
  const { creatorId, email } = await somebody();
  await house.company.arm({ fault: "status:422", match: { path: "/emails" } });
  await expect(written(creatorId)).rejects.toThrow();
  expect(await deliveriesTo(email)).toMatchObject([{ status: "refused", reason: expect.stringContaining("resend") }]);
  await house.company.disarm();
});
