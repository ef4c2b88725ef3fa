import { APPLICATION_SORTS } from "@vitrina/domain/applications";
import { CAMPAIGN_SORTS } from "@vitrina/domain/campaigns";
import { CREATOR_SORTS } from "@vitrina/domain/creators";
import { LIGHTS } from "@vitrina/domain/deadlines";
import { PRODUCT_SORTS } from "@vitrina/domain/products";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { admin, creatorActor, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import type { DatabaseRead } from "../testing/database-reads.test-kit.ts";
import { type ManyRows, plantManyRows } from "../testing/many-rows.test-kit.ts";
import { createCaller } from "./procedures.ts";
import { appRouter } from "./router.ts";

const MANY = process.env.VITRINA_TEST_FULL ? 10_000 : 1_000;
const PLANTING_MS = 300_000;
const PAGE = 25;
/** A page of 25 may look at some index keys more than it shows, never at all of them. */
const KEYS_OF_A_PAGE = 4 * PAGE;

type Asked = Record<string, unknown>;
type List = {
  as?: "creator";
  /** What it is asked. Every order and every filter that its screen offers. */
  asks: (rows: ManyRows) => readonly Asked[];
  /** Its page sorts or sifts what an index found, because no index can know the order of what was searched for. */
  sifts?: (asked: Asked) => boolean;
};

const plain: List = { asks: () => [{}] };
const inCampaign =
  (asks: readonly Asked[]): List["asks"] =>
  (rows) =>
    asks.map((one) => ({ campaignId: rows.campaignId, ...one }));
const orders = (sorts: readonly string[]) =>
  sorts.flatMap((sort) => [
    { sort, direction: "asc" },
    { sort, direction: "desc" },
  ]);
const searches = ({ search }: Asked) => Boolean(search);
const narrows = (asked: Asked) => Object.keys(asked).some((key) => !["sort", "direction", "campaignId"].includes(key));

/** Every list of the product. A procedure that hands out many rows and has no line here fails the test below. */
const LISTS: Readonly<Record<string, List>> = {
  "activity.ofCampaign": { asks: inCampaign([{}]) },
  "activity.ofCreator": { asks: ({ creatorId }) => [{ creatorId }] },
  "apiKeys.list": plain,
  "applications.invitable": { asks: inCampaign([{}, { search: "benitez" }]), sifts: () => true },
  "applications.mine": { as: "creator", asks: () => [{}] },
  "applications.ofCampaign": {
    asks: inCampaign([{}, ...orders(APPLICATION_SORTS), { status: ["applied"] }, { search: "benitez" }]),
    sifts: searches,
  },
  "brands.list": { asks: () => [{}, { search: "marca 77" }], sifts: searches },
  "calendar.day": { asks: () => [{ day: "2026-11-22" }] },
  "calendar.mine": { as: "creator", asks: () => [{}] },
  "calendar.month": { asks: () => [{ month: "2026-11" }] },
  "campaigns.list": {
    asks: ({ brandId }) => [
      {},
      ...orders(CAMPAIGN_SORTS),
      { status: ["draft"] },
      { brandId: [brandId] },
      { search: "campana 77" },
    ],
    sifts: searches,
  },
  "campaigns.open": { as: "creator", asks: () => [{}, { search: "campana 7" }], sifts: searches },
  "campaigns.previewDeadline": {
    asks: ({ campaignId: id }) => [{ id, deliveryDays: 9, deliveryStarts: "on_product_received" }],
  },
  "campaigns.products": { asks: ({ campaignId: id }) => [{ id }] },
  "campaigns.results": { asks: ({ campaignId: id }) => [{ id }] },
  "creators.cities": plain,
  "creators.list": {
    asks: () => [{}, ...orders(CREATOR_SORTS), { status: ["approved"] }, { search: "benitez" }, { city: ["Luque"] }],
    sifts: narrows,
  },
  "creators.work": { asks: ({ creatorId: id }) => [{ id }] },
  "deliverables.mine": { as: "creator", asks: ({ applicationId }) => [{ applicationId }] },
  "deliverables.ofCampaign": {
    asks: inCampaign([
      {},
      { direction: "desc" },
      { status: ["submitted"] },
      ...LIGHTS.map((light) => ({ light: [light] })),
      { search: "benitez" },
    ]),
    sifts: narrows,
  },
  "deliverables.waiting": plain,
  "extensions.waiting": plain,
  "leads.assignees": plain,
  "leads.list": {
    asks: ({ adminId }) => [
      {},
      { direction: "asc" },
      { status: ["new"] },
      { assigneeId: [adminId] },
      { search: "consulta 77" },
    ],
    sifts: searches,
  },
  "mails.deliveries": {
    asks: () => [{}, { status: ["bounced"] }, { address: "persona7" }],
    sifts: ({ address }) => Boolean(address),
  },
  "mails.suppressed": plain,
  "media.library": { asks: () => [{}, { mediaClass: ["public"] }] },
  "media.openings": plain,
  "media.sensitive": plain,
  "messages.inbox": { asks: () => [{}, { waiting: true }] },
  "messages.mine": { as: "creator", asks: ({ applicationId }) => [{ applicationId }] },
  "messages.myUnread": { as: "creator", asks: () => [{}] },
  "messages.thread": { asks: ({ applicationId }) => [{ applicationId }] },
  "moves.lines": {
    asks: ({ runId: of }) => [
      { runId: of, limit: PAGE },
      { runId: of, limit: PAGE, what: ["moved"] },
    ],
  },
  "notes.ofCreator": { asks: ({ creatorId }) => [{ creatorId }] },
  "notifications.list": plain,
  "people.invitations": plain,
  "people.list": plain,
  "privacy.requests": {
    asks: ({ creatorId }) => [{}, { open: true }, { open: false }, { open: true, creatorId }],
    sifts: ({ open }) => open !== undefined,
  },
  "products.list": {
    asks: ({ brandId }) => [{}, ...orders(PRODUCT_SORTS), { brandId: [brandId] }, { search: "producto 77" }],
    sifts: searches,
  },
  "products.skus": { asks: ({ brandId }) => [{ brandId }] },
  // As many parcels as a campaign has places: found by their state, then put in the order of names.
  "shipping.ofCampaign": { asks: inCampaign([{}, { state: ["shipped"] }, { search: "benitez" }]), sifts: () => true },
  // Work that died is in one of two states, and little of it: found by its state, then put in order.
  "system.dead": { asks: () => [{ queue: "jobs" }, { queue: "outbox" }], sifts: () => true },
  "system.incidents": plain,
  "views.list": { asks: () => [{ list: "creators" }] },
};

/** Whether an answer holds rows: a list, or an object with a list in it that is no part of one thing. */
function handsOutRows(path: string): boolean {
  const { type, output } =
    (appRouter._def.procedures as unknown as Record<string, { _def: Procedure }>)[path]?._def ?? {};
  if (type !== "query" || !output) return false;
  if (output instanceof z.ZodArray) return true;
  return (
    output instanceof z.ZodObject && Object.entries(output.shape).some(([name, of]) => ROWS.has(name) && isList(of))
  );
}
type Procedure = { type: string; output?: z.ZodType };
const ROWS = new Set(["items", "days", "threads", "affected", "pieces", "published"]);
const isList = (shape: unknown) => shape instanceof z.ZodArray;

let api: TestApi;
let rows: ManyRows;
beforeAll(async () => {
  api = await startTestApi({ watched: true });
  rows = await plantManyRows(api, MANY);
}, PLANTING_MS);
afterAll(() => api.close());

test("every procedure that hands out rows has a line, and every line a procedure", () => {
  const lists = Object.keys(appRouter._def.procedures).filter(handsOutRows);
  expect(Object.keys(LISTS).sort()).toEqual(lists.sort());
});

async function readsOf(path: string, { as, asks }: List, asked: Asked): Promise<DatabaseRead[]> {
  const [feature = "", name = ""] = path.split(".");
  const actor = as === "creator" ? creatorActor(rows.creatorId) : { ...admin("owner"), userId: rows.adminId };
  const context = { ...api.wiring.ports, requestId: "lists", address: "127.0.0.1", idempotencyKey: null };
  const caller = createCaller(appRouter)({ ...context, actor });
  const features = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  expect(asks).toBeTypeOf("function");
  return api.reads(null, () => features[feature]?.[name]?.(asked) ?? Promise.reject(new Error(`no ${path}`)));
}

describe.each(Object.entries(LISTS))(`%s with ${MANY} rows`, (path, list) => {
  test("reads by index alone, and a page looks at no more than a page", async () => {
    for (const asked of list.asks(rows)) {
      const told = `${path} ${JSON.stringify(asked)}`;
      const reads = await readsOf(path, list, asked);
      expect(reads.length, told).toBeGreaterThan(0);
      expect(
        reads.filter(({ scansCollection }) => scansCollection),
        told,
      ).toEqual([]);
      if (list.sifts?.(asked)) continue;
      const pages = reads.filter(({ isPage }) => isPage);
      expect(
        pages.filter(({ sortsInMemory }) => sortsInMemory),
        told,
      ).toEqual([]);
      expect(
        pages.filter(({ keysExamined }) => keysExamined > KEYS_OF_A_PAGE),
        told,
      ).toEqual([]);
    }
  });
});

describe(`one thing among ${MANY} is found without looking at the others`, () => {
  const KEYS_OF_A_FIND = 40;
  test.each(["brands.list", "products.list", "campaigns.list", "creators.list"])("%s", async (path) => {
    const reads = await readsOf(path, plain, { search: `${MANY - 1}` });
    const looked = reads.filter(
      ({ keysExamined, documentsExamined }) => keysExamined + documentsExamined > KEYS_OF_A_FIND,
    );
    expect(looked).toEqual([]);
  });
});
