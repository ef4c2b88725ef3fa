import type { MyProfile, WrittenProfile } from "@vitrina/domain/creators";
import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

/** What every part of the profile is given, wherever it is asked: among the first steps or on the profile's page. */
export type PartProps = {
  profile: MyProfile;
  formId: string;
  /** Keeps what was written; rejects when that failed. */
  onWritten: (parts: WrittenProfile) => Promise<unknown>;
  /** What stands below the fields. */
  footer?: (isDirty: boolean) => ReactNode;
};

/** The form around one part's fields. What was saved counts as unchanged afterwards. */
export function PartForm<Values extends FieldValues, Out extends FieldValues>({
  form,
  formId,
  asParts,
  onWritten,
  footer,
  children,
}: Omit<PartProps, "profile"> & {
  form: UseFormReturn<Values, unknown, Out>;
  asParts: (written: Out) => WrittenProfile;
  children: ReactNode;
}) {
  const submit = form.handleSubmit(async (written) => {
    const saved = await onWritten(asParts(written)).then(
      () => true,
      () => false,
    );
    if (saved) form.reset(undefined, { keepValues: true });
  });
  return (
    <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {children}
      {footer?.(form.formState.isDirty)}
    </form>
  );
}
