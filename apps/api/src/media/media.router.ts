import {
  confirmFileRequest,
  confirmUploadRequest,
  picture,
  renewFileRequest,
  signedFile,
  signedUpload,
  signFileRequest,
  signUploadRequest,
  storedFile,
} from "@vitrina/domain/media";
import { router, signedIn } from "../trpc/procedures.ts";
import { confirmFile } from "./confirm-file.ts";
import { confirmUpload } from "./confirm-upload.ts";
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
});
