import { newId } from "@vitrina/db";
import {
  CREATOR_SCOPES,
  type CreatorScope,
  PERMISSIONS,
  type Permission,
  ROLE_PERMISSIONS,
  ROLES,
} from "@vitrina/domain/people";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, creatorActor, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { createCaller } from "./procedures.ts";
import { appRouter } from "./router.ts";

type Door =
  | "anyone"
  | "signedIn"
  | "inPerson"
  | { admin: Permission; noKeys?: true }
  | { creator: CreatorScope; noKeys?: true };

const NOBODY = "0".repeat(24);
const id = { id: NOBODY };
const content = {
  brandId: NOBODY,
  title: "Una campaña",
  brief: "",
  coverAssetId: null,
  contentPlan: [],
  eligibility: { categories: [], minimumFollowers: 0, cities: [] },
  slots: 1,
  fee: 1,
  paymentDays: 1,
  applicationDeadline: new Date("2027-01-01T00:00:00Z"),
  deliveryDays: 1,
  deliveryStarts: "on_confirmation",
  revisionRounds: 1,
  usageRights: { channels: [], paid: false, territory: "Paraguay", months: 1 },
};
const product = { name: "Un producto", sku: "A-1", description: "", url: "", images: [] };
const address = { recipient: "Ana", street: "Palma 123", reference: "", city: "Asunción", department: "Asunción" };
const profile = {
  name: "Una creadora",
  phone: "",
  city: "",
  bio: "",
  profilePictureAssetId: null,
  socialAccounts: [],
  categories: [],
};

const account = { kind: "alias", alias: "+595981123456", holder: "Ana Benítez", document: "4567890" };
const about = { applicationId: NOBODY };

/** Who may ask what. A procedure without a row fails the test below. */
const ROWS: Record<string, { door: Door; input?: unknown }> = {
  "activity.ofCampaign": { door: { admin: "campaigns:read" }, input: { campaignId: NOBODY } },
  "activity.ofCreator": { door: { admin: "creators:read" }, input: { creatorId: NOBODY } },
  "apiKeys.create": { door: "inPerson", input: { name: "Script", scopes: ["campaigns:read"], expiresInDays: 30 } },
  "apiKeys.list": { door: "inPerson", input: {} },
  "apiKeys.revoke": { door: "inPerson", input: id },
  "applications.answerFee": { door: { admin: "campaigns:write" }, input: { ...id, offerId: NOBODY, accept: true } },
  "applications.answerFeeOffer": { door: { creator: "work:write" }, input: { ...id, offerId: NOBODY, accept: true } },
  "applications.answerInvitation": { door: { creator: "work:write" }, input: { ...id, accept: true } },
  "applications.askFee": { door: { creator: "work:write" }, input: { ...id, fee: 1 } },
  "applications.closeSelection": { door: { admin: "campaigns:write" }, input: { campaignId: NOBODY } },
  "applications.confirm": { door: { admin: "campaigns:write" }, input: id },
  "applications.decide": { door: { admin: "campaigns:write" }, input: { ids: [NOBODY], decision: "shortlist" } },
  "applications.detail": { door: { admin: "campaigns:read" }, input: id },
  "applications.grantExtension": { door: { admin: "campaigns:write" }, input: { ...id, days: 1, reason: "Viaje" } },
  "applications.invitable": { door: { admin: "creators:read" }, input: { campaignId: NOBODY } },
  "applications.invite": {
    door: { admin: "campaigns:write" },
    input: { campaignId: NOBODY, creatorId: NOBODY, message: "" },
  },
  "applications.mine": { door: { creator: "work:read" }, input: {} },
  "applications.mineDetail": { door: { creator: "work:read" }, input: id },
  "applications.ofCampaign": { door: { admin: "campaigns:read" }, input: { campaignId: NOBODY } },
  "applications.offerFee": { door: { admin: "campaigns:write" }, input: { ...id, fee: 1 } },
  "applications.recordProductReceived": { door: { admin: "campaigns:write" }, input: id },
  "applications.reject": { door: { admin: "campaigns:write" }, input: id },
  "applications.stages": { door: { admin: "campaigns:read" }, input: { campaignId: NOBODY } },
  "applications.submit": { door: { creator: "work:write" }, input: { campaignId: NOBODY, pitch: "" } },
  "applications.undo": { door: { admin: "campaigns:write" }, input: { ids: [NOBODY] } },
  "applications.withdraw": { door: { creator: "work:write" }, input: id },
  "brands.create": { door: { admin: "brands:write" }, input: { name: "Una marca" } },
  "brands.detail": { door: { admin: "brands:read" }, input: id },
  "backups.overview": { door: { admin: "system:manage" } },
  "backups.start": { door: { admin: "system:manage" } },
  "brands.list": { door: { admin: "brands:read" }, input: {} },
  "brands.update": { door: { admin: "brands:write" }, input: { ...id, revision: 1, content: {} } },
  "calendar.day": { door: { admin: "campaigns:read" }, input: { day: "2026-11-22" } },
  "calendar.feed": { door: "inPerson" },
  "calendar.mine": { door: { creator: "work:read" } },
  "calendar.month": { door: { admin: "campaigns:read" }, input: { month: "2026-11" } },
  "calendar.removeFeed": { door: "inPerson" },
  "calendar.renewFeed": { door: "inPerson" },
  "campaigns.changeStatus": { door: { admin: "campaigns:write" }, input: { ...id, revision: 1, to: "published" } },
  "campaigns.clone": { door: { admin: "campaigns:write" }, input: { ...id, title: "Otra campaña" } },
  "campaigns.create": { door: { admin: "campaigns:write" }, input: content },
  "campaigns.detail": { door: { admin: "campaigns:read" }, input: id },
  "campaigns.list": { door: { admin: "campaigns:read" }, input: {} },
  "campaigns.moveDeadline": {
    door: { admin: "campaigns:write" },
    input: { ...id, revision: 1, deliveryDays: 3, deliveryStarts: "on_confirmation" },
  },
  "campaigns.open": { door: { creator: "work:read" }, input: {} },
  "campaigns.openDetail": { door: { creator: "work:read" }, input: id },
  "campaigns.previewDeadline": {
    door: { admin: "campaigns:read" },
    input: { ...id, deliveryDays: 3, deliveryStarts: "on_confirmation" },
  },
  "campaigns.products": { door: { admin: "campaigns:read" }, input: id },
  "campaigns.results": { door: { admin: "campaigns:read" }, input: id },
  "campaigns.update": { door: { admin: "campaigns:write" }, input: { ...id, revision: 1, content: {} } },
  "creators.changeStatus": { door: { admin: "creators:write" }, input: { ...id, to: "approved" } },
  "creators.cities": { door: { admin: "creators:read" } },
  "creators.detail": { door: { admin: "creators:read" }, input: id },
  "creators.list": { door: { admin: "creators:read" }, input: {} },
  "creators.myProfile": { door: { creator: "profile:read" } },
  "creators.work": { door: { admin: "creators:read" }, input: id },
  "creators.updateMyProfile": { door: { creator: "profile:write" }, input: { revision: 1, profile } },
  "errorReporting.check": { door: { admin: "system:manage" } },
  "errorReporting.state": { door: { admin: "system:manage" } },
  "extensions.answer": {
    door: { admin: "campaigns:write" },
    input: { answer: "refused", applicationId: NOBODY, reason: "No se puede" },
  },
  "extensions.ask": { door: { creator: "work:write" }, input: { applicationId: NOBODY, days: 1, reason: "Viaje" } },
  "extensions.mine": { door: { creator: "work:read" }, input: { applicationId: NOBODY } },
  "extensions.of": { door: { admin: "campaigns:read" }, input: { applicationId: NOBODY } },
  "extensions.waiting": { door: { admin: "campaigns:read" }, input: {} },
  "deliverables.answerComment": {
    door: { creator: "work:write" },
    input: { ...id, commentId: NOBODY, answer: "Hecho." },
  },
  "deliverables.approve": { door: { admin: "deliverables:review" }, input: { ...id, version: 1 } },
  "deliverables.comment": { door: { admin: "deliverables:review" }, input: { ...id, version: 1, text: "Bien." } },
  "deliverables.mine": { door: { creator: "work:read" }, input: { applicationId: NOBODY } },
  "deliverables.ofCampaign": { door: { admin: "campaigns:read" }, input: { campaignId: NOBODY } },
  "deliverables.openFile": { door: { admin: "deliverables:review" }, input: { ...id, assetId: NOBODY } },
  "deliverables.openMyFile": { door: { creator: "work:read" }, input: { ...id, assetId: NOBODY } },
  "deliverables.publish": { door: { creator: "work:write" }, input: { ...id, url: "https://x.com/a/status/1" } },
  "deliverables.requestChanges": { door: { admin: "deliverables:review" }, input: { ...id, version: 1 } },
  "deliverables.resolveComment": {
    door: { admin: "deliverables:review" },
    input: { ...id, commentId: NOBODY, resolved: true },
  },
  "deliverables.review": { door: { admin: "deliverables:review" }, input: id },
  "deliverables.submit": { door: { creator: "work:write" }, input: { ...id, assetIds: [NOBODY], caption: "" } },
  "deliverables.waiting": { door: { admin: "deliverables:review" }, input: {} },
  "invitations.accept": {
    door: "anyone",
    input: { token: "x".repeat(43), name: "Alguien", password: "diez-letras-o-más" },
  },
  "invitations.show": { door: "anyone", input: { token: "x".repeat(43) } },
  "leads.assignees": { door: { admin: "leads:read" } },
  "leads.change": { door: { admin: "leads:write" }, input: { ...id, revision: 1, status: "answered" } },
  "leads.detail": { door: { admin: "leads:read" }, input: id },
  "leads.list": { door: { admin: "leads:read" }, input: {} },
  "leads.note": { door: { admin: "leads:write" }, input: { ...id, text: "Nota" } },
  "mails.deliveries": { door: { admin: "mail:manage" }, input: {} },
  "mails.lift": { door: { admin: "mail:manage" }, input: { address: "nadie@y.test", reason: "Corregida" } },
  "mails.ofCreator": { door: { admin: "creators:read" }, input: { creatorId: NOBODY } },
  "mails.preferences": { door: "signedIn" },
  "mails.preview": { door: { admin: "mail:manage" }, input: { kind: "sign-in.link", locale: "es" } },
  "mails.setPreference": { door: "inPerson", input: { category: "reminders", muted: true } },
  "mails.suppressed": { door: { admin: "mail:manage" }, input: {} },
  "me.profile": { door: "signedIn" },
  "me.signOutEverywhere": { door: "inPerson" },
  "media.setPoster": { door: "signedIn", input: { assetId: NOBODY, posterAssetId: NOBODY } },
  "media.open": { door: "signedIn", input: { assetId: NOBODY } },
  "media.library": { door: { admin: "media:write" }, input: {} },
  "media.detail": { door: { admin: "media:write" }, input: { id: NOBODY } },
  "media.replace": { door: { admin: "media:write" }, input: { id: NOBODY, replacement: NOBODY } },
  "media.restore": { door: { admin: "media:write" }, input: { id: NOBODY } },
  "media.usage": { door: { admin: "media:write" } },
  "moves.lines": { door: { admin: "media:move" }, input: { runId: NOBODY } },
  "moves.runs": { door: { admin: "media:move" } },
  "moves.start": { door: { admin: "media:move" }, input: { phase: "finish" } },
  "moves.status": { door: { admin: "media:move" } },
  "moves.stop": { door: { admin: "media:move" }, input: { id: NOBODY } },
  "media.sensitive": { door: { admin: "audit:read" }, input: {} },
  "media.openings": { door: { admin: "audit:read" }, input: {} },
  "media.comparison": { door: { admin: "audit:read" } },
  "media.compare": { door: { admin: "audit:read" } },
  "media.confirmFile": { door: "signedIn", input: { assetId: NOBODY, md5: "0".repeat(32), result: null } },
  "media.renewFile": { door: "signedIn", input: { assetId: NOBODY } },
  "media.signFile": { door: "signedIn", input: { purpose: "deliverable_file", fileName: "a.mp4", bytes: 0 } },
  "media.confirmUpload": {
    door: "signedIn",
    input: { assetId: NOBODY, result: { asset_id: "a", public_id: "p", version: 1, signature: "s" } },
  },
  "media.signUpload": {
    door: "signedIn",
    input: { purpose: "campaign_cover", fileName: "a.jpg", bytes: 0, md5: "0".repeat(32) },
  },
  "notes.add": { door: { admin: "creators:write" }, input: { creatorId: NOBODY, text: "Nota" } },
  "notes.change": { door: { admin: "creators:write" }, input: { ...id, pinned: true } },
  "notes.ofCreator": { door: { admin: "creators:read" }, input: { creatorId: NOBODY } },
  "notes.remove": { door: { admin: "creators:write" }, input: id },
  "messages.inbox": { door: { admin: "creators:read" }, input: {} },
  "messages.mine": { door: { creator: "work:read" }, input: about },
  "messages.myUnread": { door: { creator: "work:read" } },
  "messages.openFile": { door: { admin: "creators:read" }, input: { ...about, assetId: NOBODY } },
  "messages.openMyFile": { door: { creator: "work:read" }, input: { ...about, assetId: NOBODY } },
  "messages.read": { door: { admin: "messages:write" }, input: about },
  "messages.readMine": { door: { creator: "work:write" }, input: about },
  "messages.send": { door: { admin: "messages:write" }, input: { ...about, key: "a-key-of-its-own", text: "Hola" } },
  "messages.sendMine": { door: { creator: "work:write" }, input: { ...about, key: "a-key-of-its-own", text: "Hola" } },
  "messages.thread": { door: { admin: "creators:read" }, input: about },
  "messages.waiting": { door: { admin: "creators:read" } },
  "notifications.list": { door: "signedIn", input: {} },
  "notifications.readAll": { door: "signedIn" },
  "notifications.unread": { door: "signedIn" },
  "payoutAccounts.keepMine": { door: { creator: "profile:write", noKeys: true }, input: { account } },
  "payoutAccounts.mine": { door: { creator: "profile:read" } },
  "payoutAccounts.ofCreator": { door: { admin: "payouts:write" }, input: { creatorId: NOBODY } },
  "payoutAccounts.removeMine": { door: { creator: "profile:write", noKeys: true }, input: {} },
  "payoutAccounts.reveal": {
    door: { admin: "payouts:write", noKeys: true },
    input: { creatorId: NOBODY, reason: "Transferencia" },
  },
  "privacy.askDeletion": { door: { creator: "profile:write", noKeys: true }, input: {} },
  "privacy.askExport": { door: { creator: "profile:write", noKeys: true } },
  "privacy.cancelDeletion": { door: { creator: "profile:write", noKeys: true }, input: id },
  "privacy.giveConsent": {
    door: { creator: "profile:write", noKeys: true },
    input: { purpose: "news", given: true, locale: "es" },
  },
  "privacy.mine": { door: { creator: "profile:read" } },
  "privacy.openExport": { door: { creator: "profile:read", noKeys: true }, input: id },
  "privacy.requests": { door: { admin: "people:manage" }, input: {} },
  "people.changeRole": { door: { admin: "people:manage" }, input: { userId: NOBODY, role: "editor" } },
  "people.invitations": { door: { admin: "people:manage" }, input: {} },
  "people.invite": { door: { admin: "people:manage" }, input: { email: "x@y.test", name: "Alguien", role: "editor" } },
  "shipping.confirmAddress": { door: { creator: "work:write" }, input: { ...id, address } },
  "shipping.counts": { door: { admin: "campaigns:read" }, input: { campaignId: NOBODY } },
  "shipping.markLost": { door: { admin: "campaigns:write" }, input: id },
  "shipping.ofCampaign": { door: { admin: "campaigns:read" }, input: { campaignId: NOBODY } },
  "shipping.received": { door: { creator: "work:write" }, input: id },
  "shipping.release": { door: { admin: "campaigns:write" }, input: id },
  "shipping.reportProblem": { door: { creator: "work:write" }, input: { ...id, kind: "damaged" } },
  "shipping.resolveProblem": { door: { admin: "campaigns:write" }, input: { ...id, resolution: "Listo" } },
  "shipping.ship": { door: { admin: "campaigns:write" }, input: { parcels: [id], carrier: "aex" } },
  "shipping.suggestedAddress": { door: { creator: "work:read" } },
  "people.list": { door: { admin: "people:manage" }, input: {} },
  "people.remove": { door: { admin: "people:manage" }, input: { userId: NOBODY } },
  "people.revokeInvitation": { door: { admin: "people:manage" }, input: id },
  "products.assignImages": {
    door: { admin: "brands:write" },
    input: { assignments: [{ productId: NOBODY, images: [{ assetId: NOBODY, alt: "" }] }] },
  },
  "products.create": { door: { admin: "brands:write" }, input: { ...product, brandId: NOBODY } },
  "products.detail": { door: { admin: "brands:read" }, input: id },
  "products.list": { door: { admin: "brands:read" }, input: {} },
  "products.remove": { door: { admin: "brands:write" }, input: id },
  "products.restore": { door: { admin: "brands:write" }, input: id },
  "products.skus": { door: { admin: "brands:read" }, input: { brandId: NOBODY } },
  "products.update": { door: { admin: "brands:write" }, input: { ...id, revision: 1, content: {} } },
  "system.dead": { door: { admin: "system:manage" }, input: { queue: "jobs" } },
  "system.discard": {
    door: { admin: "system:manage" },
    input: { queue: "jobs", ids: [NOBODY], reason: "Ya no hace falta" },
  },
  "system.incidents": { door: { admin: "system:manage" }, input: {} },
  "system.overview": { door: { admin: "system:manage" } },
  "system.replay": { door: { admin: "system:manage" }, input: { queue: "outbox", ids: [NOBODY] } },
  "system.ping": { door: "anyone" },
  "views.list": { door: { admin: "campaigns:read" }, input: { list: "creators" } },
  "views.remove": { door: { admin: "campaigns:read" }, input: id },
  "views.save": { door: { admin: "campaigns:read" }, input: { list: "creators", name: "Vista", address: "{}" } },
};

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Actor = Parameters<TestApi["as"]>[0];

/** What a procedure answers somebody: `ok`, or tRPC's code and the refusal's reason. */
async function answer(path: string, actor: Actor): Promise<string> {
  const caller = createCaller(appRouter)({
    ...api.wiring.ports,
    actor,
    requestId: "matrix",
    address: "127.0.0.1",
    agent: "matrix",
    idempotencyKey: null,
  });
  const [feature = "", name = ""] = path.split(".");
  const features = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    await features[feature]?.[name]?.(ROWS[path]?.input);
    return "ok";
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code} ${message}`;
  }
}

const isDenial = (answered: string) => /^(UNAUTHORIZED|FORBIDDEN (permission|scope|session))/.test(answered);
const paths = Object.keys(appRouter._def.procedures);
const someCreator = (scopes?: readonly CreatorScope[]) => creatorActor(newId(), newId(), scopes);

test("every procedure says the shape of its answer, so that nothing else leaves with it", () => {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { output?: unknown } }>;
  const silent = Object.entries(procedures).filter(([, { _def }]) => !_def.output);
  expect(silent.map(([path]) => path)).toEqual([]);
});

test("every procedure has a row, and every row a procedure", () => {
  expect(Object.keys(ROWS).sort()).toEqual([...paths].sort());
});

test("every row's input has the right shape, so that no denial hides behind a malformed question", async () => {
  for (const path of paths) {
    const permitted = ROLES.map((role) => admin(role)).concat();
    const answers = await Promise.all([...permitted, someCreator()].map((actor) => answer(path, actor)));
    const malformed = answers.filter((answered) => answered.startsWith("BAD_REQUEST ["));
    expect(malformed, path).toEqual([]);
  }
}, 180_000);

describe.each(paths)("%s", (path) => {
  const door = ROWS[path]?.door ?? "anyone";

  test(door === "anyone" ? "hears a stranger" : "refuses a stranger", async () => {
    const answered = await answer(path, null);
    if (door === "anyone") expect(isDenial(answered)).toBe(false);
    else expect(answered).toBe("UNAUTHORIZED sign-in-needed");
  });

  if (typeof door === "object" && "admin" in door) {
    const permission = door.admin;
    test.each(ROLES)("knows what a %s may do", async (role) => {
      const answered = await answer(path, admin(role));
      if (ROLE_PERMISSIONS[role].has(permission)) expect(isDenial(answered), answered).toBe(false);
      else expect(answered).toBe("FORBIDDEN permission-missing");
    });
    test("refuses a key without the scope, and hears one with it", async () => {
      const others = PERMISSIONS.filter((other) => other !== permission);
      expect(await answer(path, admin("owner", others))).toBe("FORBIDDEN scope-missing");
      const heard = await answer(path, admin("owner", [permission]));
      if (door.noKeys) expect(heard).toBe("FORBIDDEN session-needed");
      else expect(isDenial(heard)).toBe(false);
    });
    test("refuses every creator, whatever their key says", async () => {
      expect(await answer(path, someCreator())).toBe("FORBIDDEN permission-missing");
      expect(await answer(path, someCreator([...CREATOR_SCOPES]))).toBe("FORBIDDEN permission-missing");
    });
  }

  if (typeof door === "object" && "creator" in door) {
    const { creator: scope } = door;
    test.each(ROLES)("refuses a %s", async (role) => {
      expect(await answer(path, admin(role))).toBe("FORBIDDEN permission-missing");
    });
    test("refuses a key without the scope, and hears one with it", async () => {
      const others = CREATOR_SCOPES.filter((other) => other !== scope);
      expect(await answer(path, someCreator(others))).toBe("FORBIDDEN scope-missing");
      const heard = await answer(path, someCreator([scope]));
      if (door.noKeys) expect(heard).toBe("FORBIDDEN session-needed");
      else expect(isDenial(heard)).toBe(false);
    });
  }

  if (door === "inPerson") {
    test("refuses a key that holds every scope", async () => {
      expect(await answer(path, admin("owner", [...PERMISSIONS]))).toBe("FORBIDDEN session-needed");
      expect(await answer(path, someCreator([...CREATOR_SCOPES]))).toBe("FORBIDDEN session-needed");
    });
  }
});

describe("pictures", () => {
  const sign = (actor: Exclude<Actor, null>, purpose: "campaign_cover" | "profile_picture") =>
    api.as(actor).media.signUpload({ purpose, fileName: "a.jpg", bytes: 10, md5: "0".repeat(32) });

  test.each([
    ["a reviewer", admin("reviewer"), "campaign_cover"],
    ["finance", admin("finance"), "campaign_cover"],
    ["a key without the scope", admin("owner", ["campaigns:write"]), "campaign_cover"],
    ["a creator", someCreator(), "campaign_cover"],
    ["an admin, for somebody's face", admin("owner"), "profile_picture"],
    ["a creator's key without the scope", someCreator(["work:write"]), "profile_picture"],
  ] as const)("%s may not upload", async (_who, actor, purpose) => {
    await expect(sign(actor, purpose)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("an upload is confirmed only by whoever began it", async () => {
    const { assetId } = await sign(admin("manager"), "campaign_cover");
    const result = { asset_id: "a".repeat(32), public_id: "p", version: 1, signature: "s" };
    const theft = api.as(admin("manager")).media.confirmUpload({ assetId, result });
    await expect(theft).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-asset" });
  });
});
