import { describe, expect, test } from "vitest";
import type { DeliverableStatus } from "../deliverables/index.ts";
import { assertCommentFits, unanswered } from "./comment.ts";
import {
  assertAllTicked,
  assertAnswered,
  assertAwaited,
  assertDecidable,
  assertKindsFit,
  assertRoundLeft,
  assertSaysWhat,
  isComplete,
  reviewDueAt,
  roundsLeft,
} from "./decide.ts";

const refuses = (reason: string) => expect.objectContaining({ reason });
const said = { version: 1, internal: false, resolvedAt: null, answer: null };
const NOW = new Date("2026-11-22T15:00:00Z");

describe("handing in", () => {
  test.each<[DeliverableStatus, boolean]>([
    ["pending", true],
    ["changes_requested", true],
    ["submitted", false],
    ["approved", false],
    ["published", false],
    ["cancelled", false],
  ])("while %s: %s", (status, allowed) => {
    const attempt = expect(() => assertAwaited({ status }));
    if (allowed) attempt.not.toThrow();
    else attempt.toThrow(refuses("deliverable-not-awaited"));
  });

  test("needs every point of the checklist, in its own words", () => {
    expect(() => assertAllTicked(["Etiqueta al frente", "Sin música"], ["Sin música"])).toThrow(
      expect.objectContaining({ reason: "checklist-incomplete", facts: { missing: 1, field: "checklist" } }),
    );
    expect(() => assertAllTicked(["Sin música"], ["Sin música", "otra cosa"])).not.toThrow();
  });

  test("needs an answer to what was asked, but not to what is settled or was said among reviewers", () => {
    expect(() => assertAnswered([said])).toThrow(refuses("comments-unanswered"));
    const harmless = [
      { ...said, internal: true },
      { ...said, resolvedAt: NOW },
      { ...said, answer: "Listo" },
    ];
    expect(unanswered(harmless)).toEqual([]);
  });

  test.each([
    ["reel", "image", false],
    ["reel", "video", true],
    ["photo", "video", false],
    ["photo", "image", true],
    ["story", "image", true],
    ["carousel", "video", true],
  ] as const)("a %s made of %s: %s", (type, kind, fits) => {
    const attempt = expect(() => assertKindsFit(type, [{ kind }]));
    if (fits) attempt.not.toThrow();
    else attempt.toThrow(refuses("wrong-kind-of-file"));
  });
});

describe("deciding", () => {
  const piece = { status: "submitted" as const, versions: [{ number: 1 }, { number: 2 }] };

  test("is about the latest version alone", () => {
    expect(() => assertDecidable(piece, 2)).not.toThrow();
    expect(() => assertDecidable(piece, 1)).toThrow(refuses("deliverable-changed"));
    expect(() => assertDecidable({ ...piece, status: "approved" }, 2)).toThrow(refuses("deliverable-not-submitted"));
  });

  test("changes are said, not only asked for", () => {
    expect(() => assertSaysWhat([{ ...said, internal: true }])).toThrow(refuses("nothing-to-change"));
    expect(() => assertSaysWhat([said])).not.toThrow();
  });

  test("rounds end where the campaign promised, unless somebody says why not", () => {
    const campaign = { revisionRounds: 2 };
    expect(roundsLeft(campaign, 1)).toBe(1);
    expect(() => assertRoundLeft(campaign, 1, null)).not.toThrow();
    expect(() => assertRoundLeft(campaign, 2, null)).toThrow(refuses("no-rounds-left"));
    expect(() => assertRoundLeft(campaign, 2, "La marca cambió el guion")).not.toThrow();
  });

  test("a piece handed in on Sunday should be answered by Wednesday night", () => {
    expect(reviewDueAt(NOW)).toEqual(new Date("2026-11-26T02:59:59.999Z"));
  });
});

describe("a collaboration is complete", () => {
  test.each<[DeliverableStatus[], boolean]>([
    [["published", "published"], true],
    [["published", "cancelled"], true],
    [["published", "approved"], false],
    [["cancelled", "cancelled"], false],
    [[], false],
  ])("%s: %s", (statuses, complete) => {
    expect(isComplete(statuses.map((status) => ({ status })))).toBe(complete);
  });
});

describe("a comment", () => {
  const files = [
    { assetId: "v", kind: "video" as const },
    { assetId: "p", kind: "image" as const },
  ];
  const region = { x: 0, y: 0, width: 10, height: 10 };

  test.each([
    ["on everything", { assetId: null, atSecond: null, region: null }],
    ["on a second of a video", { assetId: "v", atSecond: 4, region: null }],
    ["on a region of a picture", { assetId: "p", atSecond: null, region }],
  ])("%s fits", (_what, about) => {
    expect(() => assertCommentFits(about, files)).not.toThrow();
  });

  test.each([
    ["on a second of a picture", { assetId: "p", atSecond: 4, region: null }],
    ["on a region of a video", { assetId: "v", atSecond: null, region }],
    ["on another piece's file", { assetId: "x", atSecond: null, region: null }],
    ["on a second of nothing", { assetId: null, atSecond: 4, region: null }],
  ])("%s does not", (_what, about) => {
    expect(() => assertCommentFits(about, files)).toThrow(refuses("comment-misplaced"));
  });
});
