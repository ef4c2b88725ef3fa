import { ExternalError } from "@vitrina/outside";
import type { Fault } from "@vitrina/sandbox";
import { ObjectId } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBackupHouse } from "../backups/backups-house.test-kit.ts";
import { take } from "../backups/take.ts";
import { startMailHouse } from "../mails/mails.test-kit.ts";
import { anyJpeg, MEDIA_CANARY, md5, post, startMediaApi } from "../media/sandbox-api.test-kit.ts";
import type { Letter } from "../outbox/letters.ts";
import { tell } from "../outbox/tell.ts";
import { admin, TEST_NOW } from "../testing/api.test-kit.ts";
import { approvedCreator } from "../testing/fixtures.test-kit.ts";

/** One of each class, with the waits of production; what each place does in every fault is in `fault-matrix.test.ts`. */
const CLASSES = [
  ["status:401", "auth"],
  ["status:413", "too_large"],
  ["html502", "unavailable"],
  ["reset_before", "network"],
  ["reset_after_effect", "network"],
  ["early413_close", "too_large"],
] as const satisfies readonly (readonly [Fault, ExternalError["kind"]])[];

describe("a file whose upload could not be looked at", () => {
  let house: Awaited<ReturnType<typeof startMediaApi>>;
  beforeAll(async () => {
    house = await startMediaApi();
  }, 180_000);
  afterAll(() => house.close());

  test.each(CLASSES)("after %s stays reserved, and is confirmed once the company is back", async (fault) => {
    const manager = admin("manager");
    const bytes = await anyJpeg();
    const { assetId, url, fields } = await house.sign(manager, "campaign_cover", bytes);
    const { result } = await post(url, fields, bytes);
    const status = async () =>
      (await house.api.wiring.db.driver.collection("media_assets").findOne({ _id: new ObjectId(assetId) }))?.status;
    const confirm = () => house.api.as(manager).media.confirmFile({ assetId, md5: md5(bytes), result });

    await house.control.arm({ fault, match: { method: "GET" } });
    const refused: unknown = await confirm().catch((error: unknown) => error);
    await house.control.disarm();
    expect(refused).toMatchObject({ code: "SERVICE_UNAVAILABLE", message: "media-unavailable" });
    expect(JSON.stringify(refused) + String((refused as Error).stack)).not.toContain(MEDIA_CANARY);
    expect(await status()).toBe("reserved");
    await confirm();
    expect(await status()).toBe("verified");
  });
});

describe("a mail that the company did not take", () => {
  let house: Awaited<ReturnType<typeof startMailHouse>>;
  beforeAll(async () => {
    house = await startMailHouse();
  }, 180_000);
  afterAll(() => house.close());

  test.each(CLASSES)("after %s is noted as not sent, and is sent once with the next attempt", async (fault) => {
    const { creatorId } = await approvedCreator(house.api);
    const { email = "" } = (await house.api.wiring.ports.creators.byId(creatorId)) ?? {};
    const letter: Letter = {
      to: { creatorId },
      kind: "application.confirmed",
      facts: { title: "Miel", dueAt: TEST_NOW, stage: "two-days", pieces: 2 },
      link: { path: "/creator" },
    };
    const send = () => tell(house.api.wiring.telling, letter, `kept-${fault}/0`);
    const noted = async () =>
      (await house.api.as(admin("manager")).mails.deliveries({ address: email.toLowerCase() })).items;

    await house.company.arm({ fault, match: { method: "POST", path: "/emails" } });
    await expect(send()).rejects.toBeInstanceOf(ExternalError);
    await house.company.disarm();
    expect(await noted()).toMatchObject([{ status: "refused" }]);
    await send();
    expect(await noted()).toMatchObject([{ status: expect.stringMatching(/^(accepted|delivered)$/) }]);
    expect(await house.mailsTo(email)).toHaveLength(1);
  });
});

describe("a backup that the bucket did not take", () => {
  let house: Awaited<ReturnType<typeof openBackupHouse>>;
  beforeAll(async () => {
    house = await openBackupHouse();
  }, 180_000);
  afterAll(() => house.close());

  const asked = { trigger: "command", askedBy: "", from: undefined } as const;
  // A lost answer to a backup that arrived is found by a look, and so is no failure.
  test.each(CLASSES.filter(([fault]) => fault !== "reset_after_effect"))(
    "after %s is written down as failed, with the reason, and the next one goes through",
    async (fault, kind) => {
      await house.s3.arm({ fault, match: { method: "PUT" } });
      await expect(take(house.at, asked)).rejects.toMatchObject({ kind });
      await house.s3.disarm();
      const [failed] = await house.at.runs.latest(1);
      expect(failed).toMatchObject({ kind: "backup", state: "failed", problemCode: `bucket-${kind}` });
      expect(failed?.problem).not.toContain("LocalSandboxSecret");
      await take(house.at, asked);
      expect((await house.at.runs.latest(1))[0]).toMatchObject({ state: "done", problem: "" });
    },
    120_000,
  );
});
