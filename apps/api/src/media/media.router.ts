import { id, pageOf } from "@vitrina/domain";
import {
  comparison,
  confirmFileRequest,
  confirmUploadRequest,
  libraryDetail as libraryDetailAnswer,
  libraryFile,
  libraryRequest,
  openedAsset,
  opening,
  openingsRequest,
  picture,
  planUsage,
  posterRequest,
  renewFileRequest,
  replaceRequest,
  sensitiveFile,
  sensitiveRequest,
  signedFile,
  signedUpload,
  signFileRequest,
  signUploadRequest,
  storedFile,
} from "@vitrina/domain/media";
import { z } from "zod";
import { admin, router, signedIn } from "../trpc/procedures.ts";
import { compareRegister } from "./compare-register.ts";
import { confirmFile } from "./confirm-file.ts";
import { confirmUpload } from "./confirm-upload.ts";
import { libraryDetail, libraryPage, sensitiveFiles } from "./library-views.ts";
import { openAsset } from "./open-asset.ts";
import { replaceFile, restoreFile } from "./replace-file.ts";
import { setPoster } from "./set-poster.ts";
import { renewFile, signFile } from "./sign-file.ts";
import { signUpload } from "./sign-upload.ts";

export const mediaRouter = router({
  signUpload: signedIn
    .input(signUploadRequest)
    .output(signedUpload)
    .mutation(({ ctx, input }) => signUpload(ctx, input)),
  confirmUpload: signedIn
    .input(confirmUploadRequest)
    .output(picture)
    .mutation(({ ctx, input }) => confirmUpload(ctx, input)),
  signFile: signedIn
    .input(signFileRequest)
    .output(signedFile)
    .mutation(({ ctx, input }) => signFile(ctx, input)),
  renewFile: signedIn
    .input(renewFileRequest)
    .output(signedFile)
    .mutation(({ ctx, input }) => renewFile(ctx, input)),
  confirmFile: signedIn
    .input(confirmFileRequest)
    .output(storedFile)
    .mutation(({ ctx, input }) => confirmFile(ctx, input)),
  setPoster: signedIn
    .input(posterRequest)
    .output(z.void())
    .mutation(({ ctx, input }) => setPoster(ctx, input)),
  open: signedIn
    .input(z.object({ assetId: id }))
    .output(openedAsset)
    .mutation(({ ctx, input }) => openAsset(ctx, input.assetId)),
  library: admin("media:write")
    .input(libraryRequest)
    .output(pageOf(libraryFile))
    .query(({ ctx, input }) => libraryPage(ctx, input)),
  detail: admin("media:write")
    .input(z.object({ id }))
    .output(libraryDetailAnswer)
    .query(({ ctx, input }) => libraryDetail(ctx, input.id)),
  replace: admin("media:write")
    .input(replaceRequest)
    .output(libraryDetailAnswer)
    .mutation(async ({ ctx, input }) => {
      await replaceFile(ctx, input);
      return libraryDetail(ctx, input.replacement);
    }),
  restore: admin("media:write")
    .input(z.object({ id }))
    .output(libraryDetailAnswer)
    .mutation(async ({ ctx, input }) => {
      await restoreFile(ctx, input.id);
      return libraryDetail(ctx, input.id);
    }),
  usage: admin("media:write")
    .output(planUsage)
    .query(({ ctx }) => ctx.shelf.usage()),
  sensitive: admin("audit:read")
    .input(sensitiveRequest)
    .output(pageOf(sensitiveFile))
    .query(({ ctx, input }) => sensitiveFiles(ctx, input)),
  openings: admin("audit:read")
    .input(openingsRequest)
    .output(pageOf(opening))
    .query(({ ctx, input }) => ctx.register.openings(input)),
  comparison: admin("audit:read")
    .output(comparison.nullable())
    .query(({ ctx }) => ctx.register.lastComparison()),
  compare: admin("audit:read")
    .output(comparison)
    .mutation(({ ctx }) => compareRegister(ctx)),
});
