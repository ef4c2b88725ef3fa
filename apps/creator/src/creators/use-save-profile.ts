import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import type { CreatorProfile, MyProfile } from "@vitrina/domain/creators";

/** Only what a creator writes; the rest of the answer is the server's. */
export function writtenPart(profile: MyProfile): CreatorProfile {
  const { name, phone, city, bio, profilePictureAssetId, socialAccounts, categories } = profile;
  return { name, phone, city, bio, profilePictureAssetId, socialAccounts, categories };
}

/** Saves a profile and shows it everywhere. After a change made elsewhere the current one is fetched. */
export function useSaveProfile(onSaved: (profile: MyProfile) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const queryKey = trpc.creators.myProfile.queryKey();
  return useMutation(
    trpc.creators.updateMyProfile.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(queryKey, saved);
        onSaved(saved);
      },
      onError: async (error) => {
        if (refusalOf(error)?.reason === "profile-changed") await queries.invalidateQueries({ queryKey });
      },
    }),
  );
}
