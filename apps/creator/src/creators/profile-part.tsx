import type { MyProfile } from "@vitrina/domain/creators";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { FormError } from "@vitrina/ui/forms";
import { Card } from "@vitrina/ui/layout";
import { type ComponentType, useId } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import type { PartProps } from "./parts/part-form.tsx";
import { useSaveProfile } from "./use-save-profile.ts";

/** One part of the profile on its page, saved by itself: what is half written elsewhere is not touched. */
export function ProfilePartCard({
  id,
  title,
  Part,
  profile,
}: {
  id: string;
  title: string;
  Part: ComponentType<PartProps>;
  profile: MyProfile;
}) {
  const t = useTranslations();
  const failureText = useFailureText();
  const formId = useId();
  const save = useSaveProfile(() => toast(t("profile.saved")));
  return (
    <div id={id} className="scroll-mt-20">
      <Card title={title}>
        <Part
          profile={profile}
          formId={formId}
          onWritten={(parts) => save.mutateAsync({ revision: profile.revision, profile: parts })}
          footer={(isDirty) =>
            isDirty ? (
              <div className="flex flex-col gap-2 animate-pop">
                {save.isError ? <FormError>{failureText(save.error)}</FormError> : null}
                <Button type="submit" size="large" wide pending={save.isPending}>
                  {t("ui.save")}
                </Button>
              </div>
            ) : null
          }
        />
      </Card>
    </div>
  );
}
