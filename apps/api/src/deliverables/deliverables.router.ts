import { pageOf } from "@vitrina/domain";
import {
  answerCommentRequest,
  approvePieceRequest,
  campaignPiecesRequest,
  collaborationPiecesRequest,
  commentRequest,
  myPiece,
  openedFile,
  openFileRequest,
  pieceRequest,
  pieceReview,
  pieceRow,
  publishPieceRequest,
  requestChangesRequest,
  resolveCommentRequest,
  submitPieceRequest,
  waitingPieces,
  waitingPiecesRequest,
} from "@vitrina/domain/review";
import { z } from "zod";
import { admin, creator, router } from "../trpc/procedures.ts";
import { answerComment } from "./answer-comment.ts";
import { approvePiece } from "./approve-piece.ts";
import { commentOnPiece } from "./comment-on-piece.ts";
import { openPieceFile } from "./open-piece-file.ts";
import { myPieceById, pieceForReview, piecesOfCampaign, piecesOfCollaboration, piecesWaiting } from "./piece-views.ts";
import { publishPiece } from "./publish-piece.ts";
import { requestChanges } from "./request-changes.ts";
import { resolveComment } from "./resolve-comment.ts";
import { submitPiece } from "./submit-piece.ts";

export const deliverablesRouter = router({
  ofCampaign: admin("campaigns:read")
    .input(campaignPiecesRequest)
    .output(pageOf(pieceRow))
    .query(({ ctx, input }) => piecesOfCampaign(ctx, input)),
  waiting: admin("deliverables:review")
    .input(waitingPiecesRequest)
    .output(waitingPieces)
    .query(({ ctx, input }) => piecesWaiting(ctx, input)),
  review: admin("deliverables:review")
    .input(pieceRequest)
    .output(pieceReview)
    .query(({ ctx, input }) => pieceForReview(ctx, input.id)),
  openFile: admin("deliverables:review")
    .input(openFileRequest)
    .output(openedFile)
    .mutation(({ ctx, input }) => openPieceFile(ctx, input)),
  comment: admin("deliverables:review")
    .input(commentRequest)
    .output(pieceReview)
    .mutation(async ({ ctx, input }) => {
      await commentOnPiece(ctx, input);
      return pieceForReview(ctx, input.id);
    }),
  resolveComment: admin("deliverables:review")
    .input(resolveCommentRequest)
    .output(pieceReview)
    .mutation(async ({ ctx, input }) => {
      await resolveComment(ctx, input);
      return pieceForReview(ctx, input.id);
    }),
  requestChanges: admin("deliverables:review")
    .input(requestChangesRequest)
    .output(pieceReview)
    .mutation(async ({ ctx, input }) => {
      await requestChanges(ctx, input);
      return pieceForReview(ctx, input.id);
    }),
  approve: admin("deliverables:review")
    .input(approvePieceRequest)
    .output(pieceReview)
    .mutation(async ({ ctx, input }) => {
      await approvePiece(ctx, input);
      return pieceForReview(ctx, input.id);
    }),
  mine: creator("work:read")
    .input(collaborationPiecesRequest)
    .output(z.array(myPiece))
    .query(({ ctx, input }) => piecesOfCollaboration(ctx, ctx.actor.creatorId, input.applicationId)),
  openMyFile: creator("work:read")
    .input(openFileRequest)
    .output(openedFile)
    .mutation(({ ctx, input }) => openPieceFile(ctx, input)),
  submit: creator("work:write")
    .input(submitPieceRequest)
    .output(myPiece)
    .mutation(async ({ ctx, input }) => {
      await submitPiece(ctx, input);
      return myPieceById(ctx, ctx.actor.creatorId, input.id);
    }),
  answerComment: creator("work:write")
    .input(answerCommentRequest)
    .output(myPiece)
    .mutation(async ({ ctx, input }) => {
      await answerComment(ctx, input);
      return myPieceById(ctx, ctx.actor.creatorId, input.id);
    }),
  publish: creator("work:write")
    .input(publishPieceRequest)
    .output(myPiece)
    .mutation(async ({ ctx, input }) => {
      await publishPiece(ctx, input);
      return myPieceById(ctx, ctx.actor.creatorId, input.id);
    }),
});
