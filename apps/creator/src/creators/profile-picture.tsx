import { useTRPCClient } from "@vitrina/client/react";
import type { MyProfile } from "@vitrina/domain/creators";
import { toast } from "@vitrina/ui/feedback";
import { ImageUpload, type UploadSteps } from "@vitrina/ui/media";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { useSaveProfile } from "./use-save-profile.ts";

/** The picture is saved by itself, at once: nobody uploads a picture in order not to use it. */
export function ProfilePicture({ profile }: { profile: MyProfile }) {
  const t = useTranslations("profile");
  const client = useTRPCClient();
  const failureText = useFailureText();
  const save = useSaveProfile(() => toast(t("pictureSaved")));

  const steps = useMemo<UploadSteps>(
    () => ({
      sign: (request) => client.media.signUpload.mutate(request),
      confirm: (request) => client.media.confirmUpload.mutate(request),
      failureText,
    }),
    [client, failureText],
  );

  const use = (profilePictureAssetId: string | null) =>
    save.mutate({ revision: profile.revision, profile: { profilePictureAssetId } });

  return (
    <ImageUpload
      label={t("picture")}
      hint={t("pictureHint")}
      purpose="profile_picture"
      frame="round"
      picture={profile.picture}
      steps={steps}
      onUploaded={(picture) => use(picture.assetId)}
      onRemove={() => use(null)}
      disabled={save.isPending}
      error={save.isError ? failureText(save.error) : undefined}
    />
  );
}
