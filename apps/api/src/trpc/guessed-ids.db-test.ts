import { newId } from "@vitrina/db";
import type { CreatorActor } from "@vitrina/domain/people";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator } from "../testing/fixtures.test-kit.ts";
import { atWork, handIn, storedFile } from "../testing/pieces.test-kit.ts";
import { createCaller } from "./procedures.ts";
import { appRouter } from "./router.ts";

let api: TestApi;
let stranger: CreatorActor;
let theirs: Awaited<ReturnType<typeof somebodyAtWork>>;
beforeAll(async () => {
  api = await startTestApi();
  theirs = await somebodyAtWork();
  stranger = await approvedCreator(api);
});
afterAll(() => api.close());

/** A creator with a piece handed in, a comment on it, a file, an offer and a conversation. */
async function somebodyAtWork() {
  const { creator, applicationId, reel } = await atWork(api);
  const piece = await handIn(api, creator, reel);
  const [assetId = ""] = piece.versions.at(-1)?.files.map((file) => file.assetId) ?? [];
  const reviewed = await api
    .as(admin("reviewer"))
    .deliverables.comment({ id: reel.id, version: 1, text: "¿Otra toma?", internal: false });
  await api.as(creator).messages.sendMine({ applicationId, key: newId(), text: "Hola" });
  const key = await api.as({ ...creator, door: { by: "session", sessionId: newId() } }).apiKeys.create({
    name: "Suya",
    scopes: ["work:read"],
    expiresInDays: 1,
  });
  const asked = await api.as(creator).privacy.askExport();
  return {
    creator,
    applicationId,
    requestId: asked.requests[0]?.id ?? "",
    pieceId: reel.id,
    assetId,
    commentId: reviewed.comments[0]?.id ?? "",
    keyId: key.id,
  };
}

const address = { recipient: "Ana", street: "Palma 123", reference: "", city: "Asunción", department: "Asunción" };

/** How somebody else's things are asked for, by everything that a creator may call and that takes an id. */
const GUESSES: Record<string, () => unknown> = {
  "apiKeys.revoke": () => ({ id: theirs.keyId }),
  "applications.answerFeeOffer": () => ({ id: theirs.applicationId, offerId: newId(), accept: true }),
  "applications.answerInvitation": () => ({ id: theirs.applicationId, accept: true }),
  "applications.askFee": () => ({ id: theirs.applicationId, fee: 500_000 }),
  "applications.mineDetail": () => ({ id: theirs.applicationId }),
  "applications.withdraw": () => ({ id: theirs.applicationId }),
  "deliverables.answerComment": () => ({ id: theirs.pieceId, commentId: theirs.commentId, answer: "Hecho." }),
  "deliverables.mine": () => ({ applicationId: theirs.applicationId }),
  "deliverables.openMyFile": () => ({ id: theirs.pieceId, assetId: theirs.assetId }),
  "deliverables.publish": () => ({ id: theirs.pieceId, url: "https://www.instagram.com/reel/C8abc/" }),
  "deliverables.submit": () => ({ id: theirs.pieceId, assetIds: [theirs.assetId], caption: "" }),
  "extensions.ask": () => ({ applicationId: theirs.applicationId, days: 1, reason: "Viaje" }),
  "extensions.mine": () => ({ applicationId: theirs.applicationId }),
  "media.confirmFile": () => ({ assetId: theirs.assetId, md5: "0".repeat(32), result: null }),
  "media.confirmUpload": () => ({
    assetId: theirs.assetId,
    result: { asset_id: "a".repeat(32), public_id: "p", version: 1, signature: "s" },
  }),
  "media.open": () => ({ assetId: theirs.assetId }),
  "media.setPoster": () => ({ assetId: theirs.assetId, posterAssetId: theirs.assetId }),
  "media.renewFile": () => ({ assetId: theirs.assetId }),
  "messages.mine": () => ({ applicationId: theirs.applicationId }),
  "messages.openMyFile": () => ({ applicationId: theirs.applicationId, assetId: theirs.assetId }),
  "messages.readMine": () => ({ applicationId: theirs.applicationId }),
  "messages.sendMine": () => ({ applicationId: theirs.applicationId, key: newId(), text: "Soy otra" }),
  "privacy.cancelDeletion": () => ({ id: theirs.requestId }),
  "privacy.openExport": () => ({ id: theirs.requestId }),
  "shipping.confirmAddress": () => ({ id: theirs.applicationId, address }),
  "shipping.received": () => ({ id: theirs.applicationId }),
  "shipping.reportProblem": () => ({ id: theirs.applicationId, kind: "damaged", text: "" }),
};
/** What is nobody's own: every creator may look at an open campaign and apply to it. */
const OPEN_TO_ALL = ["applications.submit", "campaigns.openDetail"];

async function ask(path: string, actor: CreatorActor, input: unknown): Promise<unknown> {
  const context = { ...api.wiring.ports, requestId: "guess", address: "127.0.0.1", idempotencyKey: null };
  const caller = createCaller(appRouter)({ ...context, actor });
  const [feature = "", name = ""] = path.split(".");
  const features = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return features[feature]?.[name]?.(input);
}

const codeOf = (answered: Promise<unknown>) =>
  answered.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );

type Procedure = { _def: { inputs?: readonly { shape?: Record<string, unknown> }[] } };
const takesAnId = ({ _def: { inputs = [] } }: Procedure) =>
  inputs.some(({ shape = {} }) => Object.keys(shape).some((key) => /^id$|(?<!client)Ids?$/.test(key)));

test("everything that a creator may call and that takes an id is guessed at below", async () => {
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
  const taking = procedures.filter(([, procedure]) => takesAnId(procedure)).map(([path]) => path);
  const codes = await Promise.all(taking.map((path) => codeOf(ask(path, stranger, {}))));
  // Whoever may not call at all is told so before the question is looked at.
  const callable = taking.filter((_path, place) => !["FORBIDDEN", "UNAUTHORIZED"].includes(codes[place] ?? ""));
  expect(callable.length).toBeGreaterThan(20);
  expect(callable.filter((path) => !OPEN_TO_ALL.includes(path) && !GUESSES[path])).toEqual([]);
});

describe("somebody else's", () => {
  test.each(Object.keys(GUESSES))("%s is as good as none", async (path) => {
    const guess = GUESSES[path]?.();
    expect(await codeOf(ask(path, stranger, guess)), "guessed").toBe("NOT_FOUND");
  });

  test("things are there, and nothing of it changed", async () => {
    const mine = await api.as(theirs.creator).applications.mineDetail({ id: theirs.applicationId });
    expect([mine.status, mine.address, mine.offers, mine.productReceivedAt]).toEqual(["confirmed", null, [], null]);
    const pieces = await api.as(theirs.creator).deliverables.mine({ applicationId: theirs.applicationId });
    expect(pieces.find(({ id }) => id === theirs.pieceId)).toMatchObject({ status: "submitted" });
    const { requests } = await api.as(theirs.creator).privacy.mine();
    expect(requests).toMatchObject([{ id: theirs.requestId, status: "open" }]);
    const { items } = await api.as(theirs.creator).messages.mine({ applicationId: theirs.applicationId });
    expect(items.map(({ text }) => text)).toEqual(["Hola"]);
    expect(
      (await api.as(theirs.creator).deliverables.openMyFile({ id: theirs.pieceId, assetId: theirs.assetId })).url,
    ).toMatch(/^http/);
  });

  test("file is not handed in as one's own", async () => {
    const { creator, reel } = await atWork(api);
    const handingIn = api.as(creator).deliverables.submit({ id: reel.id, assetIds: [theirs.assetId], caption: "" });
    await expect(handingIn).rejects.toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|BAD_REQUEST|UNPROCESSABLE/),
    });
    const own = await storedFile(api, creator, "video");
    await api.as(creator).deliverables.submit({ id: reel.id, assetIds: [own], caption: "" });
  });
});
