import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf, useTRPC } from "@vitrina/client/react";
import type { MyProfile } from "@vitrina/domain/creators";

/** Saves parts of the profile and shows them everywhere. After a change made elsewhere the current profile is fetched. */
export function useSaveProfile(onSaved: (profile: MyProfile) => void = () => {}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const queryKey = trpc.creators.myProfile.queryKey();
  return useMutation(
    trpc.creators.updateMyProfile.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(queryKey, saved);
        void queries.invalidateQueries({ queryKey: trpc.me.profile.queryKey() });
        onSaved(saved);
      },
      onError: async (error) => {
        if (refusalOf(error)?.reason === "profile-changed") await queries.invalidateQueries({ queryKey });
      },
    }),
  );
}
