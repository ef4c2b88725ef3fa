import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CAMPAIGN_STATUSES } from "@vitrina/domain/campaigns";
import { creatorsRequest } from "@vitrina/domain/creators";
import { LIGHTS } from "@vitrina/domain/deadlines";
import { DELIVERABLE_STATUSES } from "@vitrina/domain/deliverables";
import { SHIPPING_STATES } from "@vitrina/domain/shipping";
import { type Sandbox, startSandbox } from "@vitrina/sandbox";
import { startDatabase, type TestDatabase } from "@vitrina/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignPage } from "../campaigns/campaign-views.ts";
import { creatorList } from "../creators/creator-list.ts";
import { piecesWaiting } from "../deliverables/piece-views.ts";
import { testEnv } from "../testing/env.test-kit.ts";
import { type Wiring, wire } from "../wiring.ts";
import { CREATOR_KEYS, DEMO_CREATORS, emailOf } from "./demo-creators.ts";
import { demoMarker } from "./demo-marker.ts";
import { DEMO_ADMINS, DEMO_PASSWORD } from "./demo-people.ts";
import { DEMO_PRODUCTS, PACK_VIEWS } from "./demo-products.ts";
import type { Clock } from "./diary.ts";
import { COVER_NAMES } from "./painting/covers.ts";
import { PAPER_COUNT } from "./plant-papers.ts";
import { seedDemo } from "./seed-demo.ts";
import { STORIES } from "./stories/index.ts";

const NOW = new Date("2027-01-15T15:00:00.000Z");
const clock: Clock = { at: NOW };
const KEYS = { apiKey: "123456789012345", apiSecret: "seed-test-secret-of-the-stand-in" };

let dataDir: string;
let sandbox: Sandbox;
let database: TestDatabase;
let wiring: Wiring;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-seed-"));
  [sandbox, database] = await Promise.all([
    startSandbox({
      dataDir,
      cloudinary: KEYS,
      google: { clientSecret: "google-secret" },
      resend: { apiKey: "re_seed" },
    }),
    startDatabase(),
  ]);
  const env = testEnv(database.url, {
    CLOUDINARY_URL: `cloudinary://${KEYS.apiKey}:${KEYS.apiSecret}@${sandbox.cloudinary.cloudName}?upload_prefix=${encodeURIComponent(sandbox.cloudinary.origin)}`,
    RESEND_API_KEY: "re_seed",
    RESEND_BASE_URL: sandbox.resend.origin,
    GOOGLE_CLIENT_ID: sandbox.google.clientId,
    GOOGLE_CLIENT_SECRET: "google-secret",
    GOOGLE_DISCOVERY_URL: sandbox.google.discoveryUrl,
  });
  wiring = await wire(env, { now: () => clock.at, log: (level, message) => console[level](message) });
});

afterAll(async () => {
  await wiring?.close();
  await Promise.all([sandbox?.close(), database?.close()]);
  await rm(dataDir, { recursive: true, force: true });
});

const seed = (again = false) => seedDemo(wiring, { now: NOW, clock, again, say: () => {} });
const everyCampaign = () =>
  campaignPage(wiring.ports, { search: "", status: [], brandId: [], sort: "title", direction: "asc", limit: 100 });

const COLLECTIONS = [
  "user",
  "account",
  "brands",
  "ugc_creators",
  "ugc_campaigns",
  "applications",
  "deliverables",
  "threads",
  "messages",
  "creator_notes",
  "media_assets",
  "outbox",
  "notifications",
  "audit_log",
];
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      COLLECTIONS.map(async (name) => [name, await wiring.db.driver.collection(name).countDocuments()] as const),
    ),
  );

describe("a new house", () => {
  test("is filled, and then open to the sign-ins that are printed", async () => {
    expect(await seed()).toBe("planted");
    expect((await demoMarker(wiring.db).read()).state).toBe("complete");
    expect(clock.at).toEqual(NOW);
    for (const email of [DEMO_ADMINS.owner.email, "sofia@creadores.local"]) {
      const { user } = await wiring.auth.api.signInEmail({ body: { email, password: DEMO_PASSWORD } });
      expect(user.email).toBe(email);
    }
  }, 180_000);

  test("shows campaigns in every state and every colour of the light", async () => {
    const { items } = await everyCampaign();
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(CAMPAIGN_STATUSES));
    const running = items.filter(({ status }) => status === "in_progress" || status === "published");
    expect(new Set(running.map(({ light }) => light.light))).toEqual(new Set(LIGHTS));
  });

  test("counts what it holds", async () => {
    const { items } = await everyCampaign();
    for (const { id, title, applicationCount, confirmedCount, slots } of items) {
      const rows = await wiring.db.orm.applications.where({ campaignId: id }).all();
      expect([title, applicationCount]).toEqual([title, rows.length]);
      const taken = rows.filter(({ status }) => status === "confirmed" || status === "completed").length;
      expect([title, confirmedCount]).toEqual([title, taken]);
      expect(taken).toBeLessThanOrEqual(slots);
    }
  });

  test("has every cover and every portrait at the media company, verified", async () => {
    const assets = await wiring.db.orm.media_assets.all();
    expect(new Set(assets.map(({ status }) => status))).toEqual(new Set(["verified"]));
    const purposes = assets.map(({ purpose }) => purpose);
    expect(purposes.filter((purpose) => purpose === "campaign_cover")).toHaveLength(COVER_NAMES.length);

    const { items } = await everyCampaign();
    const covers = new Map(items.map(({ title, cover }) => [title, cover]));
    for (const { content, cover } of STORIES)
      expect([content.title, covers.get(content.title) !== null]).toEqual([content.title, cover !== null]);
    const creators = await creatorList(wiring.ports, creatorsRequest.parse({ limit: 100 }));
    const pictured = creators.items.filter(({ picture }) => picture !== null).map(({ email }) => email);
    expect(new Set(pictured)).toEqual(
      new Set(CREATOR_KEYS.filter((key) => DEMO_CREATORS[key].hasPortrait).map(emailOf)),
    );
    const handedIn = purposes.filter((purpose) => purpose === "deliverable_file");
    const packs = DEMO_PRODUCTS.length * PACK_VIEWS.length;
    expect(purposes).toHaveLength(COVER_NAMES.length + pictured.length + handedIn.length + packs + PAPER_COUNT);
    const covered = items.find(({ cover }) => cover !== null);
    const answer = await fetch(covered?.cover?.sources[0]?.url ?? "");
    expect(answer.headers.get("content-type")).toMatch(/^image\//);
  });

  test("has pieces at every step, with versions, comments, notes and links, and one that waits too long", async () => {
    const pieces = await wiring.db.orm.deliverables.all();
    expect(new Set(pieces.map(({ status }) => status))).toEqual(new Set(DELIVERABLE_STATUSES));
    const handedIn = pieces.filter(({ status }) => status !== "pending" && status !== "cancelled");
    for (const piece of handedIn) {
      expect(piece.versions?.length).toBeGreaterThan(0);
      expect(piece.publishedUrl !== null).toBe(piece.status === "published");
    }
    const comments = handedIn.flatMap((piece) => piece.comments ?? []);
    for (const which of [
      comments.filter(({ atSecond }) => atSecond !== null),
      comments.filter(({ region }) => region !== null),
      comments.filter(({ internal }) => internal),
      comments.filter(({ answer }) => answer !== null),
      handedIn.filter(({ versions }) => (versions?.length ?? 0) > 1),
    ])
      expect(which.length).toBeGreaterThan(0);
    expect((await piecesWaiting(wiring.ports, { limit: 5 })).late).toBeGreaterThan(0);
  });

  test("has parcels in every state, fees under discussion, days asked for, conversations, notes and invitations", async () => {
    const applications = await wiring.db.orm.applications.all();
    const states = new Set(applications.map(({ shippingState }) => shippingState).filter((state) => state !== null));
    expect(states).toEqual(new Set(SHIPPING_STATES));
    expect(applications.filter(({ status }) => status === "invited").length).toBeGreaterThan(1);
    expect(applications.filter(({ offers }) => (offers?.length ?? 0) > 0).length).toBeGreaterThan(2);
    expect(applications.filter(({ extensionAskedAt }) => extensionAskedAt !== null)).toHaveLength(1);
    expect(await wiring.ports.messages.waiting()).toBeGreaterThan(1);
    expect((await wiring.db.orm.creator_notes.all()).filter(({ remindAt }) => remindAt !== null)).toHaveLength(2);
  });

  test("holds nothing that happened after now, and leaves only the newest mail to be sent", async () => {
    const audited = await wiring.db.collection("audit_log").countDocuments({ at: { $gt: NOW } });
    expect(audited).toBe(0);
    expect(await wiring.db.collection("outbox").countDocuments({ status: "waiting" })).toBe(3);
    expect(await wiring.db.collection("outbox").countDocuments({ status: "delivered" })).toBeGreaterThan(60);
  });

  test("changes in nothing when it is seeded once more", async () => {
    const before = await counts();
    expect(await seed()).toBe("already there");
    expect(await counts()).toEqual(before);
  });
});

describe("a seed that was cut short", () => {
  test("ends with the same demo when it is begun again, and with nothing twice", async () => {
    const before = await counts();
    let uploads = 0;
    const failing = {
      ...wiring,
      media: {
        ...wiring.media,
        upload: async (request: Parameters<typeof wiring.media.upload>[0]) => {
          uploads += 1;
          if (uploads > 24) throw new Error("the media company is away");
          return wiring.media.upload(request);
        },
      },
    };
    const options = { now: NOW, clock, again: true, say: () => {} };
    await expect(seedDemo(failing, options)).rejects.toThrow("the media company is away");
    expect((await demoMarker(wiring.db).read()).state).toBe("planting");
    const cut = await counts();
    expect(cut.ugc_creators).toBeGreaterThan(0);
    expect(cut.ugc_creators).toBeLessThan(before.ugc_creators ?? 0);

    clock.at = NOW;
    expect(await seed()).toBe("planted");
    expect(await counts()).toEqual(before);
  }, 180_000);

  test("a fresh demo is planted only when asked for, and leaves what is not the demo's alone", async () => {
    const before = await counts();
    const { id } = await wiring.ports.brands.add({ name: "Una marca propia", ruc: "" });
    const own = await wiring.ports.brands.byId(id);
    expect(await seed(true)).toBe("planted");
    expect(await wiring.ports.brands.byId(id)).toEqual(own);
    expect(await counts()).toEqual({ ...before, brands: (before.brands ?? 0) + 1 });
  }, 180_000);
});
