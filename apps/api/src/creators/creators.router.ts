import { pageOf } from "@vitrina/domain";
import {
  changeCreatorStatusRequest,
  creatorCities,
  creatorRequest,
  creatorRow,
  creatorsRequest,
  creatorWorkRequest,
  creatorDetail as detail,
  myProfile as profile,
  updateMyProfileRequest,
  creatorWork as work,
} from "@vitrina/domain/creators";
import { admin, creator, router } from "../trpc/procedures.ts";
import { changeCreatorStatus } from "./change-creator-status.ts";
import { creatorDetail, creatorWork } from "./creator-detail.ts";
import { creatorList } from "./creator-list.ts";
import { myProfile, updateMyProfile } from "./my-profile.ts";

export const creatorsRouter = router({
  list: admin("creators:read")
    .input(creatorsRequest)
    .output(pageOf(creatorRow))
    .query(({ ctx, input }) => creatorList(ctx, input)),
  cities: admin("creators:read")
    .output(creatorCities)
    .query(async ({ ctx }) => ({ items: await ctx.creators.cities() })),
  detail: admin("creators:read")
    .input(creatorRequest)
    .output(detail)
    .query(({ ctx, input }) => creatorDetail(ctx, input)),
  work: admin("creators:read")
    .input(creatorWorkRequest)
    .output(pageOf(work))
    .query(({ ctx, input }) => creatorWork(ctx, input)),
  changeStatus: admin("creators:write")
    .input(changeCreatorStatusRequest)
    .output(detail)
    .mutation(({ ctx, input }) => changeCreatorStatus(ctx, input)),
  myProfile: creator("profile:read")
    .output(profile)
    .query(({ ctx }) => myProfile(ctx)),
  updateMyProfile: creator("profile:write")
    .input(updateMyProfileRequest)
    .output(profile)
    .mutation(({ ctx, input }) => updateMyProfile(ctx, input)),
});
