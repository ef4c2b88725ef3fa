import { newId } from "@vitrina/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator } from "../testing/fixtures.test-kit.ts";
import { atWork, bringOut, handIn, joined, storedFile } from "../testing/pieces.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.setNow(TEST_NOW));

const reviewer = admin("reviewer");
const review = () => api.as(reviewer).deliverables;
const manage = () => api.as(admin("manager")).deliverables;

const told = async (campaignId: string, kind: string) =>
  api.wiring.db.orm.outbox.where({ aggregateId: campaignId, kind }).all();
const logged = async (id: string, action: string) =>
  (await api.wiring.db.orm.audit_log.where({ action }).all()).filter(({ target }) => target.id === id);

const fulfilled = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === "fulfilled").length;
const reasons = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.message] : []));

describe("handing in", () => {
  test("a version waits for the agency, with its files, caption and ticks", async () => {
    const { creator, reel } = await atWork(api, { checklist: ["Etiqueta al frente"] });
    const mine = await handIn(api, creator, reel, { checklist: ["Etiqueta al frente"] });
    expect(mine).toMatchObject({
      status: "submitted",
      position: 1,
      versions: [{ number: 1, caption: "Con hielo.", checklist: ["Etiqueta al frente"], files: [{ kind: "video" }] }],
    });
    expect(await logged(reel.id, "deliverable.submitted")).toHaveLength(1);
  });

  test("an unticked point, the wrong kind of file, or somebody else's file is refused", async () => {
    const { creator, reel, photo } = await atWork(api, { checklist: ["Etiqueta al frente"] });
    await expect(handIn(api, creator, reel)).rejects.toMatchObject({ message: "checklist-incomplete" });

    const submit = (assetIds: string[], id = photo.id) =>
      api.as(creator).deliverables.submit({ id, assetIds, caption: "", checklist: ["Etiqueta al frente"] });
    const video = await storedFile(api, creator, "video");
    await expect(submit([video])).rejects.toMatchObject({ message: "wrong-kind-of-file" });
    const foreign = await storedFile(api, await approvedCreator(api), "image");
    await expect(submit([foreign])).rejects.toMatchObject({ message: "upload-not-yours" });
    const own = await storedFile(api, creator, "image");
    await expect(submit([own, own])).rejects.toMatchObject({ message: "upload-not-yours" });
    await expect(submit([newId()])).rejects.toMatchObject({ message: "upload-not-yours" });
  });

  test("a file belongs to one piece", async () => {
    const { creator, photo, other } = await atWork(api);
    const file = await storedFile(api, creator, "image");
    const submit = (id: string) => api.as(creator).deliverables.submit({ id, assetIds: [file], caption: "" });
    await submit(photo.id);
    await expect(submit(other.id)).rejects.toMatchObject({ message: "upload-not-yours" });
  });

  test("twice at once is one version", async () => {
    const { creator, photo } = await atWork(api);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => handIn(api, creator, photo)));
    expect(fulfilled(outcomes)).toBe(1);
    expect(new Set(reasons(outcomes))).toEqual(new Set(["deliverable-not-awaited"]));
    const [, mine] = await api.as(creator).deliverables.mine({ applicationId: photo.applicationId });
    expect(mine?.versions).toHaveLength(1);
  });

  test("after withdrawing there is nothing to hand in", async () => {
    const { creator, photo, applicationId } = await atWork(api);
    await api.as(creator).applications.withdraw({ id: applicationId });
    await expect(handIn(api, creator, photo)).rejects.toMatchObject({ message: "application-not-confirmed" });
  });

  test("while the deadline moves, both happen: the version is there and the piece has the new date", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { creator, reel, campaignId } = await atWork(api);
      const file = await storedFile(api, creator, "video");
      const { revision } = await api.as(admin("manager")).campaigns.detail({ id: campaignId });
      const [handedIn, moved] = await Promise.allSettled([
        api.as(creator).deliverables.submit({ id: reel.id, assetIds: [file], caption: "" }),
        api.as(admin("manager")).campaigns.moveDeadline({
          id: campaignId,
          revision,
          deliveryDays: 20,
          deliveryStarts: "on_confirmation",
        }),
      ]);
      expect([handedIn.status, moved.status]).toEqual(["fulfilled", "fulfilled"]);
      const after = await review().review({ id: reel.id });
      expect(after).toMatchObject({ status: "submitted", versionCount: 1 });
      expect(after.dueAt).toEqual(new Date("2026-12-13T02:59:59.999Z"));
    }
  });
});

describe("commenting", () => {
  test("on a second of the video; internal notes never reach the creator", async () => {
    const { creator, reel, applicationId } = await atWork(api);
    const mine = await handIn(api, creator, reel);
    const assetId = mine.versions[0]?.files[0]?.assetId ?? null;
    await review().comment({ id: reel.id, version: 1, assetId, atSecond: 4, text: "Acá se corta el audio." });
    const seen = await review().comment({ id: reel.id, version: 1, text: "La marca va a protestar.", internal: true });
    expect(seen.comments).toHaveLength(2);
    expect(seen.openComments).toBe(1);

    const [piece] = await api.as(creator).deliverables.mine({ applicationId });
    expect(piece?.comments).toEqual([
      expect.objectContaining({ text: "Acá se corta el audio.", atSecond: 4, authorName: "The reviewer" }),
    ]);
    expect(JSON.stringify(piece)).not.toContain("protestar");
    expect(JSON.stringify(piece)).not.toContain("internal");
  });

  test("on a region of a picture, and not where there is none", async () => {
    const { creator, photo } = await atWork(api);
    const mine = await handIn(api, creator, photo);
    const assetId = mine.versions[0]?.files[0]?.assetId ?? null;
    const about = { id: photo.id, version: 1, assetId, text: "Más luz." };
    const region = { x: 100, y: 200, width: 300, height: 250 };
    const seen = await review().comment({ ...about, region });
    expect(seen.comments[0]).toMatchObject({ region, atSecond: null });
    await expect(review().comment({ ...about, atSecond: 3 })).rejects.toMatchObject({ message: "comment-misplaced" });
    await expect(review().comment({ ...about, version: 2 })).rejects.toMatchObject({ message: "deliverable-changed" });
    const outside = review().comment({ ...about, region: { ...region, x: 900 } });
    await expect(outside).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("many reviewers at once lose no comment", async () => {
    const { creator, photo } = await atWork(api);
    await handIn(api, creator, photo);
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        api.as(admin("reviewer")).deliverables.comment({ id: photo.id, version: 1, text: `Nota ${index}` }),
      ),
    );
    expect((await review().review({ id: photo.id })).comments).toHaveLength(8);
  });

  test("settled and opened again, once each in the log", async () => {
    const { creator, photo } = await atWork(api);
    await handIn(api, creator, photo);
    const { comments } = await review().comment({ id: photo.id, version: 1, text: "Más luz." });
    const settle = { id: photo.id, commentId: comments[0]?.id ?? "", resolved: true };
    await review().resolveComment(settle);
    expect((await review().resolveComment(settle)).openComments).toBe(0);
    expect((await review().resolveComment({ ...settle, resolved: false })).openComments).toBe(1);
    expect(await logged(photo.id, "deliverable.comment-resolved")).toHaveLength(1);
    const gone = review().resolveComment({ ...settle, commentId: newId() });
    await expect(gone).rejects.toMatchObject({ message: "no-such-comment" });
  });
});

describe("asking for changes", () => {
  const sendBack = async (piece: { id: string }, version: number) => {
    await review().comment({ id: piece.id, version, text: "Otra toma, por favor." });
    return review().requestChanges({ id: piece.id, version });
  };
  const answerAll = async (creator: Parameters<typeof handIn>[1], piece: { id: string; applicationId: string }) => {
    const mine = await api.as(creator).deliverables.mine({ applicationId: piece.applicationId });
    for (const comment of mine.find(({ id }) => id === piece.id)?.comments ?? []) {
      if (comment.answer) continue;
      await api
        .as(creator)
        .deliverables.answerComment({ id: piece.id, commentId: comment.id, answer: "Grabé otra toma." });
    }
  };

  test("says what, uses a round, and tells the creator", async () => {
    const { creator, photo, campaignId } = await atWork(api);
    await handIn(api, creator, photo);
    const silent = review().requestChanges({ id: photo.id, version: 1 });
    await expect(silent).rejects.toMatchObject({ message: "nothing-to-change" });
    expect(await sendBack(photo, 1)).toMatchObject({ status: "changes_requested", roundsUsed: 1 });
    expect(await told(campaignId, "deliverable.changes-requested")).toHaveLength(1);
  });

  test("the creator answers everything before the next version", async () => {
    const { creator, photo } = await atWork(api);
    await handIn(api, creator, photo);
    await sendBack(photo, 1);
    await expect(handIn(api, creator, photo)).rejects.toMatchObject({ message: "comments-unanswered" });
    await answerAll(creator, photo);
    const again = await handIn(api, creator, photo);
    expect(again.versions.map(({ number }) => number)).toEqual([1, 2]);
    expect(again.comments[0]).toMatchObject({ answer: "Grabé otra toma." });
    const late = api
      .as(creator)
      .deliverables.answerComment({ id: photo.id, commentId: again.comments[0]?.id ?? "", answer: "Otra cosa" });
    await expect(late).rejects.toMatchObject({ message: "comment-closed" });
  });

  test("ends with the promised rounds; a manager may go on and says why, a reviewer may not", async () => {
    const { creator, photo } = await atWork(api, { revisionRounds: 1 });
    await handIn(api, creator, photo);
    await sendBack(photo, 1);
    await answerAll(creator, photo);
    await handIn(api, creator, photo);
    await expect(sendBack(photo, 2)).rejects.toMatchObject({ code: "PRECONDITION_FAILED", message: "no-rounds-left" });
    const once = { id: photo.id, version: 2, override: "La marca cambió el guion." };
    await expect(review().requestChanges(once)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await manage().requestChanges(once)).toMatchObject({ status: "changes_requested", roundsUsed: 2 });
    const [, second] = await logged(photo.id, "deliverable.changes-requested");
    expect(second?.after).toMatchObject({ override: "La marca cambió el guion.", revisionRounds: 1 });
  });

  test("about an older version decides nothing", async () => {
    const { creator, photo } = await atWork(api);
    await handIn(api, creator, photo);
    await sendBack(photo, 1);
    await answerAll(creator, photo);
    await handIn(api, creator, photo);
    await expect(review().approve({ id: photo.id, version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "deliverable-changed",
    });
  });
});

describe("approving", () => {
  test("is done once and told once", async () => {
    const { creator, photo, campaignId } = await atWork(api);
    await handIn(api, creator, photo);
    expect(await review().approve({ id: photo.id, version: 1 })).toMatchObject({ status: "approved" });
    await expect(review().approve({ id: photo.id, version: 1 })).rejects.toMatchObject({
      message: "deliverable-not-submitted",
    });
    expect(await told(campaignId, "deliverable.approved")).toHaveLength(1);
  });

  test("two reviewers, one decision: approval and changes at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { creator, photo, campaignId } = await atWork(api);
      await handIn(api, creator, photo);
      await review().comment({ id: photo.id, version: 1, text: "Más luz." });
      const decide = { id: photo.id, version: 1 };
      const outcomes = await Promise.allSettled([
        api.as(admin("reviewer")).deliverables.approve(decide),
        api.as(admin("manager")).deliverables.requestChanges(decide),
        api.as(admin("owner")).deliverables.approve(decide),
      ]);
      expect(fulfilled(outcomes)).toBe(1);
      expect(new Set(reasons(outcomes))).toEqual(new Set(["deliverable-not-submitted"]));
      const letters = await Promise.all([
        told(campaignId, "deliverable.approved"),
        told(campaignId, "deliverable.changes-requested"),
      ]);
      expect(letters.flat()).toHaveLength(1);
    }
  });

  test("what was not handed in is not approved", async () => {
    const { photo } = await atWork(api);
    await expect(review().approve({ id: photo.id, version: 1 })).rejects.toMatchObject({
      message: "deliverable-changed",
    });
  });
});

describe("publishing", () => {
  test("takes the link of a post, once the piece is approved", async () => {
    const { creator, photo } = await atWork(api);
    const publish = (url: string) => api.as(creator).deliverables.publish({ id: photo.id, url });
    await expect(publish("https://x.com/a/status/1")).rejects.toMatchObject({ message: "deliverable-not-approved" });
    await handIn(api, creator, photo);
    await review().approve({ id: photo.id, version: 1 });
    await expect(publish("https://example.com/foto")).rejects.toMatchObject({ message: "not-a-post-link" });
    expect(await publish("instagram.com/p/C8abc/?igsh=1")).toMatchObject({
      status: "published",
      publishedUrl: "https://instagram.com/p/C8abc",
    });
  });

  test("the last piece completes the collaboration, and the last collaboration the campaign", async () => {
    const { campaignId, creator, applicationId, reel, photo, other } = await atWork(api);
    const second = await joined(api, campaignId);
    const { revision } = await api.as(admin("manager")).campaigns.detail({ id: campaignId });
    await api.as(admin("manager")).campaigns.changeStatus({ id: campaignId, revision, to: "in_progress" });
    for (const piece of [reel, photo]) await bringOut(api, creator, piece);
    expect(await api.as(creator).applications.mineDetail({ id: applicationId })).toMatchObject({ status: "confirmed" });
    await bringOut(api, creator, other);
    expect(await api.as(creator).applications.mineDetail({ id: applicationId })).toMatchObject({ status: "completed" });
    expect(await told(campaignId, "application.completed")).toHaveLength(1);
    expect(await api.as(admin("owner")).campaigns.detail({ id: campaignId })).toMatchObject({ status: "in_progress" });

    for (const piece of [second.reel, second.photo, second.other]) await bringOut(api, second.creator, piece);
    expect(await api.as(admin("owner")).campaigns.detail({ id: campaignId })).toMatchObject({ status: "completed" });
  });

  test("two creators who finish at the same moment complete the campaign", async () => {
    const first = await atWork(api);
    const second = await joined(api, first.campaignId);
    const { revision } = await api.as(admin("manager")).campaigns.detail({ id: first.campaignId });
    await api.as(admin("manager")).campaigns.changeStatus({ id: first.campaignId, revision, to: "in_progress" });
    for (const { creator, reel, photo, other } of [first, second]) {
      for (const piece of [reel, photo]) await bringOut(api, creator, piece);
      await handIn(api, creator, other);
      await review().approve({ id: other.id, version: 1 });
    }
    await Promise.all(
      [first, second].map(({ creator, other }) =>
        api.as(creator).deliverables.publish({ id: other.id, url: "https://x.com/a/status/1" }),
      ),
    );
    expect(await api.as(admin("owner")).campaigns.detail({ id: first.campaignId })).toMatchObject({
      status: "completed",
    });
  });
});

describe("what waits for the agency", () => {
  test("is listed from the longest wait, and is late after three business days", async () => {
    const { creator, reel, photo } = await atWork(api);
    await handIn(api, creator, reel);
    api.setNow(new Date("2026-11-24T15:00:00Z"));
    await handIn(api, creator, photo);
    api.setNow(new Date("2026-11-26T15:00:00Z"));
    const { items, late } = await review().waiting({ limit: 100 });
    const ours = items.filter(({ applicationId }) => applicationId === reel.applicationId);
    expect(ours.map(({ id, reviewIsLate }) => [id, reviewIsLate])).toEqual([
      [reel.id, true],
      [photo.id, false],
    ]);
    expect(late).toBe(items.filter(({ reviewIsLate }) => reviewIsLate).length);
    expect(items.map(({ submittedAt }) => submittedAt?.getTime())).toEqual(
      items.map(({ submittedAt }) => submittedAt?.getTime()).toSorted((a = 0, b = 0) => a - b),
    );
    expect((await review().review({ id: reel.id })).nextWaitingId).not.toBe(reel.id);
  });
});

describe("a campaign's pieces", () => {
  test("are filtered by state, type and light", async () => {
    const { creator, campaignId, reel } = await atWork(api);
    await handIn(api, creator, reel);
    const list = (filter: object) => review().ofCampaign({ campaignId, ...filter });
    expect((await list({})).items.map(({ type }) => type)).toEqual(["reel", "photo", "photo"]);
    expect((await list({ status: ["submitted"] })).items.map(({ id }) => id)).toEqual([reel.id]);
    expect((await list({ type: ["photo"] })).total).toBe(2);
    const [one] = (await list({})).items;
    expect((await list({ search: one?.creatorName })).total).toBe(3);
    expect((await list({ search: "nadie se llama así" })).total).toBe(0);
    for (const [now, light] of [
      ["2026-11-23T15:00:00Z", "green"],
      ["2026-11-28T15:00:00Z", "amber"],
      ["2026-12-03T15:00:00Z", "red"],
    ] as const) {
      api.setNow(new Date(now));
      const { items, total } = await list({ light: [light] });
      expect(total).toBe(3);
      expect(new Set(items.map((piece) => piece.light.light))).toEqual(new Set([light]));
    }
    expect((await list({ light: ["grey"] })).total).toBe(0);
  });
});

describe("files", () => {
  test("are opened by an address that ends in minutes, and the log says by whom", async () => {
    const { creator, photo } = await atWork(api);
    const mine = await handIn(api, creator, photo);
    const assetId = mine.versions[0]?.files[0]?.assetId ?? "";
    const { url, expiresAt } = await review().openFile({ id: photo.id, assetId });
    expect(url).toContain("/download");
    expect(new URL(url).searchParams.get("expires_at")).toBe(`${expiresAt.getTime() / 1000}`);
    expect(expiresAt.getTime() - TEST_NOW.getTime()).toBe(15 * 60 * 1000);
    await api.as(creator).deliverables.openMyFile({ id: photo.id, assetId });
    const openings = await logged(photo.id, "media.opened");
    expect(openings.map(({ actor }) => actor.userId)).toEqual([reviewer.userId, creator.userId]);
  });

  test("of another piece are not found, even by the agency", async () => {
    const { creator, photo, other } = await atWork(api);
    const mine = await handIn(api, creator, photo);
    const assetId = mine.versions[0]?.files[0]?.assetId ?? "";
    await expect(review().openFile({ id: other.id, assetId })).rejects.toMatchObject({ message: "no-such-asset" });
  });
});

test("another creator finds nothing: not the piece, not its file, not its comments", async () => {
  const { creator, photo, applicationId } = await atWork(api);
  const mine = await handIn(api, creator, photo);
  const assetId = mine.versions[0]?.files[0]?.assetId ?? "";
  const { comments } = await review().comment({ id: photo.id, version: 1, text: "Más luz." });
  const own = await storedFile(api, creator, "image");
  const stranger = api.as(await approvedCreator(api)).deliverables;
  const attempts = [
    () => stranger.mine({ applicationId }),
    () => stranger.openMyFile({ id: photo.id, assetId }),
    () => stranger.submit({ id: photo.id, assetIds: [own], caption: "" }),
    () => stranger.answerComment({ id: photo.id, commentId: comments[0]?.id ?? "", answer: "Hola" }),
    () => stranger.publish({ id: photo.id, url: "https://x.com/a/status/1" }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
});
