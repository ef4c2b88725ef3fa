import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { id, line, prose } from "../shapes.ts";

const thousandths = z.number().int().min(0).max(1000);

/** A part of a picture, in thousandths of its width and height from its upper left corner. */
export const pictureRegion = z
  .object({ x: thousandths, y: thousandths, width: thousandths.min(1), height: thousandths.min(1) })
  .refine(({ x, y, width, height }) => x + width <= 1000 && y + height <= 1000);
export type PictureRegion = z.infer<typeof pictureRegion>;

/** Something said about one version: about a second of a video, a region of a picture, or all of it. */
export const comment = z.object({
  id,
  version: z.number().int(),
  assetId: id.nullable(),
  atSecond: z.number().int().nullable(),
  region: pictureRegion.nullable(),
  text: z.string(),
  /** Told among the agency's people alone; no creator ever receives it. */
  internal: z.boolean(),
  authorName: z.string(),
  at: z.date(),
  answer: z.string().nullable(),
  answeredAt: z.date().nullable(),
  resolvedAt: z.date().nullable(),
});
export type Comment = z.infer<typeof comment>;

export const commentRequest = z.object({
  id,
  version: z.number().int().positive(),
  assetId: id.nullable().default(null),
  atSecond: z.number().int().min(0).max(36_000).nullable().default(null),
  region: pictureRegion.nullable().default(null),
  text: line(2000),
  internal: z.boolean().default(false),
});
export type CommentRequest = z.infer<typeof commentRequest>;

export const resolveCommentRequest = z.object({ id, commentId: id, resolved: z.boolean() });
export const answerCommentRequest = z.object({ id, commentId: id, answer: prose(2000).min(1) });

/** Refuses a comment on a second of something that does not move, on a region of something that does, or on a strange file. */
export function assertCommentFits(
  about: Pick<CommentRequest, "assetId" | "atSecond" | "region">,
  files: readonly { assetId: string; kind: "image" | "video" }[],
): void {
  const { assetId, atSecond, region } = about;
  const file = files.find((one) => one.assetId === assetId);
  const isMisplaced =
    (assetId !== null && !file) ||
    (atSecond !== null && file?.kind !== "video") ||
    (region !== null && file?.kind !== "image");
  if (isMisplaced) throw new Refusal("breaks-a-rule", "comment-misplaced");
}

type Asked = Pick<Comment, "internal" | "resolvedAt" | "answer" | "version">;

/** What a creator is still asked to do something about. */
export const isOpenRequest = ({ internal, resolvedAt }: Pick<Comment, "internal" | "resolvedAt">): boolean =>
  !internal && resolvedAt === null;

/** Open requests that the creator has not said anything about. */
export const unanswered = <C extends Asked>(comments: readonly C[]): C[] =>
  comments.filter((one) => isOpenRequest(one) && one.answer === null);
