import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readForm } from "../leads/read-form.ts";
import { somebodyOfTheAgency, startMailHouse } from "../mails/mails.test-kit.ts";
import { admin, TEST_NOW } from "../testing/api.test-kit.ts";

let house: Awaited<ReturnType<typeof startMailHouse>>;
let editorId: string;
beforeAll(async () => {
  house = await startMailHouse({ TRUST_PROXY: "true" });
  editorId = await somebodyOfTheAgency(house.api.wiring.db, "editor", "editora@agencia.test");
}, 180_000);
afterAll(() => house.close());

let visitors = 0;
let visitor: string;
beforeEach(async () => {
  visitor = `10.0.${Math.floor(++visitors / 250)}.${visitors % 250}`;
  await house.moveClock(TEST_NOW);
});

const editor = () => house.api.as(admin("editor"));
const TYPED = { name: "Rocío Benítez", email: "rocio@marca.test", message: "Queremos cuatro videos para el verano." };

async function opened(path = "/") {
  const page = await house.app.inject({ url: path, remoteAddress: visitor });
  const form = readForm(page.body);
  if (!form) throw new Error("The page has no form.");
  return form;
}

async function send(
  typed: Record<string, string> = {},
  {
    path = "/",
    afterMs = 20_000,
    json = false,
    form,
  }: { path?: string; afterMs?: number; json?: boolean; form?: Awaited<ReturnType<typeof opened>> } = {},
) {
  const { action, fields } = form ?? (await opened(path));
  await house.moveClock(new Date(house.api.now().getTime() + afterMs));
  return house.app.inject({
    method: "POST",
    url: action.replace(/#.*/, ""),
    remoteAddress: visitor,
    headers: { "content-type": "application/x-www-form-urlencoded", ...(json && { accept: "application/json" }) },
    payload: new URLSearchParams({ ...fields, ...TYPED, ...typed }).toString(),
  });
}

const stored = async (message: string) =>
  (await house.api.wiring.db.orm.leads.where({}).all()).filter((lead) => lead.message === message);
const announcements = async (id: string) => house.api.wiring.db.orm.outbox.where({ aggregateId: id }).all();

describe("a visitor's message", () => {
  test("is stored, announced to editors by mail and in the app, and its sender thanked, without scripts", async () => {
    const message = "Sin scripts: queremos cuatro videos.";
    const answer = await send({ message });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/contacto/gracias"]);
    const [lead] = await stored(message);
    expect(lead).toMatchObject({ status: "new", suspicions: [], email: TYPED.email, locale: "es", probe: null });
    await house.relay();
    const [mail] = await house.mailsTo("editora@agencia.test");
    expect(mail).toMatchObject({ subject: "Mensaje nuevo de la web: Rocío Benítez" });
    expect(mail?.text).toContain(message);
    expect(mail?.text).toContain(`/admin/leads/${lead?._id}`);
    const notices = await house.api.wiring.db.orm.notifications.where({ userId: editorId }).all();
    expect(notices).toHaveLength(1);
  });

  test("is taken with scripts too, in English", async () => {
    const answer = await send({ message: "In English: four videos please." }, { path: "/en", json: true });
    expect(answer.json()).toMatchObject({ outcome: "sent", title: "We have your message" });
    expect((await stored("In English: four videos please."))[0]).toMatchObject({ locale: "en", status: "new" });
  });

  test("sent twice is one, also in the same instant", async () => {
    const form = await opened();
    const message = "Apreté dos veces el botón de enviar.";
    const answers = await Promise.all([1, 2, 3].map(() => send({ message }, { form })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    const [lead, ...others] = await stored(message);
    expect(others).toEqual([]);
    expect(await announcements(lead?._id ?? "")).toHaveLength(1);
    await send({ message: "Y ahora otra cosa, desde el mismo formulario." }, { form });
    expect(await stored("Y ahora otra cosa, desde el mismo formulario.")).toHaveLength(1);
  });

  test("that cannot be sent yet comes back as it was typed, with what is wrong said at each field", async () => {
    const answer = await send({ name: "", email: "", message: 'Hola"></textarea><script>alert(1)</script>' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Escriba su nombre.");
    expect(answer.body).toMatch(/id="contact-name"[^>]*aria-invalid="true"/);
    expect(answer.body).not.toContain("<script>alert");
    expect(readForm(answer.body)?.fields).toMatchObject({ name: "", company: "" });
    const json = await send({ message: "Hola" }, { json: true });
    expect(json.json()).toMatchObject({ outcome: "not-sent", wrong: ["message"] });
  });

  test("with hostile words is kept as text, and neither mail nor page runs it", async () => {
    const message = '{"$gt":""} =HYPERLINK("x") <svg onload=alert(1)> \u202eevil\u0000 fin';
    const answer = await send({ name: "Ana\r\nBcc: todos@x.test", message });
    expect(answer.statusCode).toBe(303);
    const kept = '{"$gt":""} =HYPERLINK("x") <svg onload=alert(1)>  evil  fin';
    expect(await stored(kept)).toMatchObject([{ name: "Ana Bcc: todos@x.test", status: "new" }]);
    await house.relay();
    const subject = "Mensaje nuevo de la web: Ana Bcc: todos@x.test";
    const mail = (await house.mailsTo("editora@agencia.test")).find((one) => one.subject === subject);
    expect(mail?.text).toContain("<svg onload=alert(1)>");
    expect(mail?.html).toContain("&lt;svg onload=alert(1)&gt;");
    expect(mail?.html).not.toContain("<svg");
  });

  test("that cannot be kept stays on the visitor's screen with another way to write, and is counted as lost", async () => {
    const lost: unknown[] = [];
    const { ports } = house.api.wiring;
    const { contactRoutes } = await import("./contact.routes.ts");
    const { default: Fastify } = await import("fastify");
    const { default: rateLimit } = await import("@fastify/rate-limit");
    const broken = Fastify();
    await broken.register(rateLimit, { global: false });
    await contactRoutes(broken, {
      ports: { ...ports, leads: { ...ports.leads, add: () => Promise.reject(new Error("no database")) } },
      settings: house.api.wiring.settings.site,
      onLost: (error) => lost.push(error),
    });
    const payload = new URLSearchParams({ ...(await opened()).fields, ...TYPED }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await broken.inject({ method: "POST", url: "/contacto", headers, payload });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain("https://wa.me/595981000000");
    expect(answer.body).toContain("mailto:hola@vitrina.local");
    expect(answer.body).toContain(TYPED.message);
    expect(lost).toMatchObject([{ message: "no database" }]);
    await broken.close();
  });
});

describe("what looks like spam", () => {
  const suspected = async (message: string) => (await stored(message))[0];

  test.each([
    ["the field nobody sees", { website: "http://x.test" }, 20_000, "hidden-field-filled"],
    ["a form filled at once", {}, 500, "faster-than-a-person"],
    ["no stamp of ours", { stamp: "eA.eA" }, 20_000, "not-from-our-form"],
    ["<script>alert(1)</script>", {}, 20_000, "markup"],
    ["a form of last week", {}, 8 * 24 * 3_600_000, "form-too-old"],
  ])("%s: is kept as suspected and announced to nobody, with the same answer", async (what, typed, afterMs, reason) => {
    const message = `Mensaje con ${what}`;
    const answer = await send({ ...typed, message }, { afterMs });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/contacto/gracias"]);
    const lead = await suspected(message);
    expect(lead).toMatchObject({ status: "suspected", suspicions: [reason] });
    expect(await announcements(lead?._id ?? "")).toEqual([]);
  });

  test("many from one place are suspected from the sixth on, and past the limit asked to wait", async () => {
    for (let index = 0; index < 6; index += 1) await send({ message: `Mensaje repetido número ${index}` });
    expect((await suspected("Mensaje repetido número 4"))?.status).toBe("new");
    expect((await suspected("Mensaje repetido número 5"))?.suspicions).toEqual(["many-from-one-place"]);
    // Counts are forgotten by the database, which knows the real time only.
    await house.moveClock(new Date());
    const form = await opened();
    await house.moveClock(new Date(Math.ceil(house.api.now().getTime() / 60_000) * 60_000 + 20_000));
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => send({ message: "Mensaje de una máquina" }, { json: true, form, afterMs: 0 })),
    );
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.json()).toMatchObject({ outcome: "not-sent", text: expect.stringContaining("otro medio") });
  });
});

describe("in the panel", () => {
  async function received(message: string) {
    await send({ message });
    const [lead] = await stored(message);
    return lead?._id ?? "";
  }

  test("a message is found, assigned, noted on and answered, and each of these is in the log", async () => {
    const id = await received("Para el panel: quiero un presupuesto.");
    const { items } = await editor().leads.list({ search: "rocio benitez", status: ["new"] });
    expect(items.find((row) => row.id === id)).toMatchObject({ phone: "", assignee: null });
    const assigned = await editor().leads.change({ id, revision: 1, assigneeId: editorId });
    expect(assigned).toMatchObject({ revision: 2, assignee: { userId: editorId } });
    const noted = await editor().leads.note({ id, text: "La llamo mañana." });
    expect(noted.notes).toMatchObject([{ text: "La llamo mañana.", byName: "The editor" }]);
    const answered = await editor().leads.change({ id, revision: 2, status: "answered" });
    expect(answered).toMatchObject({ status: "answered", answeredAt: house.api.now() });
    const entries = (await house.api.wiring.db.orm.audit_log.where({}).all()).filter(({ target }) => target.id === id);
    expect(entries.map(({ action }) => action)).toEqual(["lead.changed", "lead.noted", "lead.changed"]);
  });

  test("two people never overwrite each other, and a message goes only where it may", async () => {
    const id = await received("Dos personas a la vez miran esto.");
    const moves = await Promise.allSettled(
      (["answered", "spam"] as const).map((status) => editor().leads.change({ id, revision: 1, status })),
    );
    expect(moves.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { message: "lead-changed" } },
    ]);
    const { revision, status } = await editor().leads.detail({ id });
    await expect(editor().leads.change({ id, revision, status: "suspected" })).rejects.toMatchObject({
      message: "status-move-illegal",
    });
    expect(["answered", "spam"]).toContain(status);
  });

  test("nobody outside the agency's website can look after one, and no such message is said to be none", async () => {
    const id = await received("¿Quién lo atiende?");
    const assign = editor().leads.change({ id, revision: 1, assigneeId: "0".repeat(24) });
    await expect(assign).rejects.toMatchObject({ message: "no-such-person" });
    await expect(editor().leads.detail({ id: "0".repeat(24) })).rejects.toMatchObject({ message: "no-such-lead" });
  });
});
