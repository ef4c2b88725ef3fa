import { createHash } from "node:crypto";
import { cloudinaryLibrary, cloudinaryMedia, type RulesByPurpose } from "@vitrina/media";
import { cloudinaryContentStore } from "@vitrina/media/content-store";
import { final, passing } from "./fault-table.test-kit.ts";
import type { Way, World } from "./fault-world.test-kit.ts";
import { harmless, otherwise, type Row, row } from "./row.test-kit.ts";

/** A picture of one point. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const RULES: RulesByPurpose = {
  probe: {
    folder: "probe",
    resourceTypes: ["image"],
    formats: ["png"],
    maxBytes: 9_999,
    maxPixels: 9_999,
    deliveryType: "upload",
  },
};
const PLACE = { purpose: "probe", publicId: "a", folder: "probe" };
const MD5 = md5(PNG);
/** Just more than goes in one request. */
const LARGE = Buffer.alloc(20_000_001, "vitrina ");
const LARGE_MD5 = md5(LARGE);

const account = ({ stands, secrets }: World, { origin, budget, onCall }: Way) => ({
  cloudName: stands.cloudinary.cloudName,
  apiKey: stands.cloudinary.apiKey,
  apiSecret: secrets.cloudinary,
  apiBase: origin,
  adminBudget: budget,
  uploadBudget: budget,
  downloadBudget: budget,
  onCall,
});
const media = (world: World, way: Way) => cloudinaryMedia({ ...account(world, way), rules: RULES });
const library = (world: World, way: Way) => cloudinaryLibrary(account(world, way));
const contents = (world: World, way: Way) =>
  cloudinaryContentStore({
    ...account(world, way),
    deliveryBase: `${way.origin}/${world.stands.cloudinary.cloudName}`,
    connections: 2,
    now: () => new Date(),
  });
const stored = (world: World) =>
  media(world, world.steady("cloudinary")).upload({ ...PLACE, bytes: PNG, fileName: "a.png" });
const names = async (world: World, way: Way, resourceType: "image" | "raw") =>
  (await library(world, way).list({ resourceType, deliveryType: "upload" }, null)).files.map((one) => one.publicId);

const signed = otherwise(["clock_skew"], "the signature carries our time", final("bad_request", "refused"));
/** A question to the Admin API about a file that is there. */
const asked = (call: Row["call"]): Row => ({
  company: "cloudinary",
  before: stored,
  call,
  instead: {
    ...signed,
    ...otherwise(["truncate"], "the SDK tells of half an answer by its status", passing("bad_response")),
  },
});

const tooLarge = otherwise(["status:413", "early413_close"], "a person is told of the file", {
  ...final("too_large", "refused"),
  refusal: "too-large",
});

async function inContents<T>(world: World, way: Way, use: (store: ReturnType<typeof contents>) => Promise<T>) {
  const store = contents(world, way);
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

const LARGE_CONTENT = {
  publicId: "large",
  folder: "moved",
  resourceType: "raw" as const,
  fileName: "large.bin",
  bytes: LARGE.length,
  md5: LARGE_MD5,
  read: async (start: number, end: number) => LARGE.subarray(start, end),
};

export const CLOUDINARY_ROWS: Record<string, Row> = {
  "cloudinary upload": row({
    company: "cloudinary",
    call: (world, way) => media(world, way).upload({ ...PLACE, bytes: PNG, fileName: "a.png" }),
    holds: { look: (world, way) => names(world, way, "image"), is: ["probe/a"] },
    instead: { ...signed, ...tooLarge },
  }),
  "cloudinary upload-chunk": row({
    company: "cloudinary",
    sendsFiles: true,
    call: (world, way) => inContents(world, way, (store) => store.store(LARGE_CONTENT, new AbortController().signal)),
    holds: { look: (world, way) => names(world, way, "raw"), is: ["large"] },
    instead: signed,
  }),
  "cloudinary destroy": row({
    company: "cloudinary",
    before: stored,
    call: (world, way) =>
      media(world, way).destroy({ publicId: "probe/a", resourceType: "image", deliveryType: "upload" }),
    holds: { look: (world, way) => names(world, way, "image"), is: [] },
    instead: signed,
  }),
  "cloudinary read": row({
    company: "cloudinary",
    async before(world: World) {
      const steady = media(world, world.steady("cloudinary"));
      const { url, fields } = steady.signUpload({ ...PLACE, now: new Date() });
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set("file", new Blob([PNG]), "a.png");
      return (await fetch(url, { method: "POST", body: form })).json();
    },
    call: (world, way, result) => media(world, way).verifyUpload(result, { ...PLACE, bytes: PNG.length, md5: MD5 }),
    instead: asked(async () => {}).instead ?? {},
  }),
  "cloudinary find": asked((world, way) => library(world, way).find("probe/a", "upload", ["image"])),
  "cloudinary exists": asked((world, way) =>
    media(world, way).exists({ publicId: "probe/a", resourceType: "image", deliveryType: "upload" }),
  ),
  "cloudinary list": asked((world, way) =>
    library(world, way).list({ resourceType: "image", deliveryType: "upload" }, null),
  ),
  "cloudinary usage": asked((world, way) => library(world, way).usage()),
  "cloudinary read-original": row({
    company: "cloudinary",
    before: stored,
    call: (world, way, asset) => library(world, way).readOriginal(asset, { now: new Date(), maxBytes: 9_999 }),
    instead: signed,
  }),
  "cloudinary download": row({
    company: "cloudinary",
    before: stored,
    call: (world, way, asset) =>
      inContents(world, way, (store) => store.fingerprint(store.addressOf(asset), new AbortController().signal)),
    instead: { ...signed, ...harmless(["html200"], "whoever asks compares the fingerprint with that of the file") },
  }),
};

function md5(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}
