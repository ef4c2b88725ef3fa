import { id, pageOf, pageRequest } from "@vitrina/domain";
import { apiKey, createApiKeyRequest, createdApiKey } from "@vitrina/domain/people";
import { z } from "zod";
import { inPerson, router } from "../trpc/procedures.ts";
import { createApiKey } from "./create-api-key.ts";
import { revokeApiKey } from "./revoke-api-key.ts";

export const apiKeysRouter = router({
  list: inPerson
    .input(pageRequest)
    .output(pageOf(apiKey))
    .query(({ ctx, input }) => ctx.apiKeys.pageOf(ctx.actor.userId, input)),
  create: inPerson
    .input(createApiKeyRequest)
    .output(createdApiKey)
    .mutation(({ ctx, input }) => createApiKey(ctx, input)),
  revoke: inPerson
    .input(z.object({ id }))
    .output(z.void())
    .mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
});
