import { createHash } from "node:crypto";
import { objectStorage, type PartSource } from "@vitrina/object-storage";
import { controlOf } from "@vitrina/sandbox";
import { asking, final, passing } from "./fault-table.test-kit.ts";
import type { Way, World } from "./fault-world.test-kit.ts";
import { harmless, otherwise, type Row, row } from "./row.test-kit.ts";

const source = (bytes: Buffer): PartSource => ({
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  read: async (from, length) => bytes.subarray(from, from + length),
});
const SMALL = source(Buffer.from("a backup, though a small one"));
const PART_BYTES = 5 * 1024 * 1024;
/** Just more than one part. */
const LARGE = source(Buffer.alloc(PART_BYTES + 1, "vitrina "));

const bucket = ({ stands, secrets }: World, { origin, budget, onCall }: Way) =>
  objectStorage({
    vendor: "aws",
    endpoint: origin,
    region: stands.s3.region,
    bucket: stands.s3.bucket,
    accessKeyId: stands.s3.accessKeyId,
    secretAccessKey: secrets.s3,
    partBytes: PART_BYTES,
    budget,
    onCall,
  });
const steady = (world: World) => bucket(world, world.steady("s3"));
const put = (world: World) => steady(world).put("a", SMALL);
const keys = async (world: World, way: Way) => (await all(bucket(world, way).list(""))).map(({ key }) => key);

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of from) found.push(one);
  return found;
}

/** An upload that was begun and left: whoever begins one ends it too, unless that is what fails. */
async function leftUpload(world: World): Promise<{ key: string; uploadId: string }> {
  const control = controlOf(world.stands.s3.origin);
  await control.arm({ fault: "status:400", match: { method: "DELETE" } });
  const stop = new AbortController();
  await steady(world)
    .put("left", LARGE, { signal: stop.signal, onUpload: () => stop.abort() })
    .catch(() => undefined);
  await control.disarm();
  const [left] = await steady(world).unfinished("");
  if (!left) throw new Error("No upload was left behind.");
  return left;
}

const usual = {
  ...otherwise(["clock_skew"], "the signature carries our time", final("auth", "broken")),
  ...otherwise(["status:503"], "in S3's words it is a wish for patience", asking),
};
const bodiless = harmless(["truncate", "drip"], "all that is asked stands in the head of the answer");
const byStatus = {
  ...bodiless,
  ...harmless(["html200"], "the status is the answer; what is there is looked at again"),
};
const foundDone = harmless(
  ["truncate", "reset_after_effect", "drip", "tcp latency", "tcp limit_data"],
  "it is done, and a look at the object finds it",
);
/** A call that ends as a bucket's calls do. */
const bucketRow = <Given>(more: Omit<Parameters<typeof row<Given>>[0], "company">): Row =>
  row<Given>({ company: "s3", ...more, instead: { ...usual, ...more.instead } });

export const BUCKET_ROWS: Record<string, Row> = {
  "s3 head": bucketRow({
    before: put,
    call: (world, way) => bucket(world, way).head("a"),
    instead: {
      ...bodiless,
      ...otherwise(["status:503", "rate_limit", "quota"], "a head has no words", passing("unavailable")),
    },
  }),
  "s3 list": bucketRow({ before: put, call: keys }),
  "s3 read": bucketRow({
    async before(world: World) {
      await put(world);
      return steady(world).head("a");
    },
    call: async (world, way, object) => object && all(bucket(world, way).read(object)),
  }),
  "s3 put": bucketRow({
    call: (world, way) => bucket(world, way).put("a", SMALL),
    holds: { look: keys, is: ["a"] },
    instead: bodiless,
  }),
  "s3 begin-upload": sending({ method: "POST", path: "uploads" }, /POST \S*uploads/),
  "s3 upload-part": sending({ method: "PUT", path: "partNumber=" }, /PUT \S*partNumber=/, bodiless),
  "s3 complete-upload": sending({ method: "POST", path: "uploadId=" }, /POST \S*uploadId=/, foundDone),
  "s3 unfinished": bucketRow({ before: leftUpload, call: (world, way) => bucket(world, way).unfinished("") }),
  "s3 abandon": bucketRow({
    before: leftUpload,
    call: (world, way, left) => bucket(world, way).abandon(left),
    holds: { look: (world) => steady(world).unfinished(""), is: [] },
    instead: byStatus,
  }),
  "s3 remove": bucketRow({
    before: put,
    call: (world, way) => bucket(world, way).remove({ key: "a", versionId: null }),
    holds: { look: keys, is: [] },
    instead: byStatus,
  }),
};

function sending(match: NonNullable<Row["only"]>["match"], said: RegExp, instead: Row["instead"] = {}): Row {
  return bucketRow({
    sendsFiles: true,
    only: { match, said },
    call: (world, way) => bucket(world, way).put("large", LARGE),
    holds: { look: keys, is: ["large"] },
    instead,
  });
}
