import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildServer } from "../server.ts";
import { admin } from "../testing/api.test-kit.ts";
import { anyJpeg, MEDIA_CANARY, post, startMediaApi } from "./sandbox-api.test-kit.ts";

let house: Awaited<ReturnType<typeof startMediaApi>>;
let server: Awaited<ReturnType<typeof buildServer>>;
beforeAll(async () => {
  house = await startMediaApi();
  server = await buildServer(house.api.wiring, { webApps: [] });
});
afterAll(async () => {
  await server.app.close();
  await house.close();
});

const seconds = () => Math.floor(house.api.now().getTime() / 1_000);

async function tell(notice: object, { at = seconds(), secret = MEDIA_CANARY }: { at?: number; secret?: string } = {}) {
  const payload = JSON.stringify(notice);
  const signature = createHash("sha1").update(`${payload}${at}${secret}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-cld-timestamp": String(at),
    "x-cld-signature": signature,
  };
  const answer = await server.app.inject({ method: "POST", url: "/hooks/cloudinary", headers, payload });
  expect(answer.body).not.toContain(MEDIA_CANARY);
  return answer.statusCode;
}

const upload = { notification_type: "upload", request_id: "r1", public_id: "brands/nothing" };

test("a notice with another secret's signature, or from too long ago or ahead, is not believed", async () => {
  expect(await tell(upload, { secret: "another" })).toBe(401);
  expect(await tell(upload, { at: seconds() - 901 })).toBe(401);
  expect(await tell(upload, { at: seconds() + 901 })).toBe(401);
  expect(await tell({ hello: 1 })).toBe(400);
  const bare = await server.app.inject({ method: "POST", url: "/hooks/cloudinary", payload: "{}" });
  expect(bare.statusCode).toBe(401);
  expect(await house.api.wiring.db.collection("media_notices").countDocuments({})).toBe(0);
});

test("while the secret is being changed, a notice signed with either is believed", async () => {
  const { mediaSecrets } = house.api.wiring;
  const changing = await buildServer(
    { ...house.api.wiring, mediaSecrets: ["the-new-secret", ...mediaSecrets] },
    { webApps: [] },
  );
  const believed = async (secret: string) => {
    const payload = JSON.stringify({ ...upload, request_id: secret });
    const signature = createHash("sha256").update(`${payload}${seconds()}${secret}`).digest("hex");
    const headers = {
      "content-type": "application/json",
      "x-cld-timestamp": String(seconds()),
      "x-cld-signature": signature,
    };
    return (await changing.app.inject({ method: "POST", url: "/hooks/cloudinary", headers, payload })).statusCode;
  };
  expect([await believed("the-new-secret"), await believed(MEDIA_CANARY), await believed("another")]).toEqual([
    200, 200, 401,
  ]);
  await changing.app.close();
  await house.api.wiring.db.collection("media_notices").deleteMany({});
});

test("a notice that comes late, twice or before the upload counts once and changes nothing that is right", async () => {
  const bytes = await anyJpeg();
  const { assetId, url, fields } = await house.sign(admin("manager"), "brand_logo", bytes);
  const publicId = (await house.register.byId(assetId))?.publicId;
  const deleted = { notification_type: "delete", request_id: "r2", public_id: publicId };
  const arrived = { notification_type: "upload", request_id: "r3", public_id: publicId };
  expect(await tell(deleted)).toBe(200);
  expect((await house.register.byId(assetId))?.status).toBe("reserved");
  await post(url, fields, bytes);
  expect([await tell(arrived, { at: seconds() - 890 }), await tell(arrived), await tell(deleted)]).toEqual([
    200, 200, 200,
  ]);
  expect(await house.register.byId(assetId)).toMatchObject({ status: "verified", bytes: bytes.length });
  expect(await house.api.wiring.db.collection("media_notices").countDocuments({})).toBe(2);
});
