import { pageOf } from "@vitrina/domain";
import {
  changeCreatorStatusRequest,
  creatorRow,
  creatorsRequest,
  myProfile as profile,
  updateMyProfileRequest,
} from "@vitrina/domain/creators";
import { admin, creator, router } from "../trpc/procedures.ts";
import { changeCreatorStatus } from "./change-creator-status.ts";
import { creatorList } from "./creator-list.ts";
import { myProfile, updateMyProfile } from "./my-profile.ts";

export const creatorsRouter = router({
  list: admin("creators:read")
    .input(creatorsRequest)
    .output(pageOf(creatorRow))
    .query(({ ctx, input }) => creatorList(ctx, input)),
  changeStatus: admin("creators:write")
    .input(changeCreatorStatusRequest)
    .output(creatorRow)
    .mutation(({ ctx, input }) => changeCreatorStatus(ctx, input)),
  myProfile: creator("profile:read")
    .output(profile)
    .query(({ ctx }) => myProfile(ctx)),
  updateMyProfile: creator("profile:write")
    .input(updateMyProfileRequest)
    .output(profile)
    .mutation(({ ctx, input }) => updateMyProfile(ctx, input)),
});
