import { ownAccount as ownAccountShape } from "@vitrina/domain/people";
import { z } from "zod";
import { inPerson, router, signedIn } from "../trpc/procedures.ts";
import { ownAccount } from "./own-account.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

export const meRouter = router({
  profile: signedIn.output(ownAccountShape).query(({ ctx }) => ownAccount(ctx)),
  signOutEverywhere: inPerson
    .output(z.object({ ended: z.number().int() }))
    .mutation(({ ctx }) => signOutEverywhere(ctx)),
});
