import { afterAll, beforeAll, expect, test } from "vitest";
import { startMailHouse } from "../mails/mails.test-kit.ts";
import { contactCheckJob } from "./contact-check.job.ts";
import type { PublicForm } from "./contact-check.store.ts";

let house: Awaited<ReturnType<typeof startMailHouse>>;
beforeAll(async () => {
  house = await startMailHouse();
}, 180_000);
afterAll(() => house.close());

let rounds = 0;

/** A round of the job as the worker does it. Its waits move the tests' clock, and let the relay work unless it is stopped. */
async function round({ relayStopped = false, form = {} }: { relayStopped?: boolean; form?: Partial<PublicForm> } = {}) {
  const { ports, db } = house.api.wiring;
  const key = `contact.check/${++rounds}`;
  const ctx = {
    ...ports,
    publicForm: { ...ports.publicForm, ...form },
    pause: async (ms: number) => {
      await house.moveClock(new Date(house.api.now().getTime() + ms));
      if (!relayStopped) await house.relay();
    },
  };
  await house.moveClock(new Date(house.api.now().getTime() + 15 * 60_000));
  await contactCheckJob.run(ctx, { payload: {}, key, dueAt: house.api.now(), signal: new AbortController().signal });
  const [kept] = await db.orm.contact_checks.where({ key }).all();
  return { outcome: kept?.outcome, detail: kept?.detail };
}

const openIncident = () => house.api.wiring.ports.health.openIncidentOf("contact-form");

const leftBehind = async () => {
  const { db } = house.api.wiring;
  const kind = "lead.received";
  return Promise.all([
    db.driver.collection("leads").countDocuments(),
    db.driver.collection("outbox").countDocuments({ kind }),
    db.driver.collection("mail_deliveries").countDocuments({ kind }),
  ]);
};

test("a message that arrives at the mail company is fine, and nothing is left behind nor shown to anybody", async () => {
  expect(await round()).toEqual({ outcome: "arrived", detail: "" });
  expect(await leftBehind()).toEqual([0, 0, 0]);
  const [mail] = await house.mailsTo("delivered@resend.dev");
  expect(mail?.subject).toBe("Mensaje nuevo de la web: Control de Vitrina");
});

const BREAKS = {
  "the form's route answers 500": {
    outcome: "not-accepted",
    break: async () => ({ form: { send: async () => ({ status: 500, location: "" }) } }),
  },
  "the page lost its stamp": {
    outcome: "form-incomplete",
    break: async () => {
      const { open } = house.api.wiring.ports.publicForm;
      const without = async (signal: AbortSignal) => {
        const page = await open(signal);
        return { ...page, html: page.html.replace(/<input type="hidden" name="stamp"[^>]*>/, "") };
      };
      return { form: { open: without } };
    },
  },
  "the message is not stored": {
    outcome: "not-stored",
    break: async () => ({ form: { send: async () => ({ status: 303, location: "/contacto/gracias" }) } }),
  },
  "the relay is stopped": { outcome: "not-sent", break: async () => ({ relayStopped: true }) },
  "the mail company refuses": {
    outcome: "not-sent",
    break: async () => {
      await house.company.arm({ fault: "status:422", match: { path: "/emails" } });
      return {};
    },
  },
  "nobody answers at the public address": {
    outcome: "page-broken",
    break: async () => ({ form: { open: () => Promise.reject(new Error("fetch failed")) } }),
  },
} as const;

test.each(Object.entries(BREAKS))(
  "%s: two rounds raise an incident, and one closes it once mended",
  async (_what, broken) => {
    expect(await round(await broken.break())).toMatchObject({
      outcome: broken.outcome,
      detail: expect.stringMatching(/./),
    });
    expect(await openIncident()).toBeNull();
    expect((await round(await broken.break())).outcome).toBe(broken.outcome);
    expect(await openIncident()).toMatchObject({ check: "contact-form", facts: { outcome: broken.outcome } });
    expect(await leftBehind()).toEqual([0, 0, 0]);
    await house.company.reset();
    expect((await round()).outcome).toBe("arrived");
    expect(await openIncident()).toBeNull();
  },
);

test("nobody else can write the mark of a check", async () => {
  const { ports } = house.api.wiring;
  const { probeIn, probeMark } = await import("./probe-mark.ts");
  expect(probeIn(ports.stamps, `hola ${probeMark(ports.stamps, "r1")}`)).toBe("r1");
  expect(probeIn(ports.stamps, "hola [control cjE.AAAAAAAAAAAAAAAA]")).toBeNull();
});
