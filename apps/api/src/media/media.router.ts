import { confirmUploadRequest, picture, signedUpload, signUploadRequest } from "@vitrina/domain/media";
import { router, signedIn } from "../trpc/procedures.ts";
import { confirmUpload } from "./confirm-upload.ts";
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
});
