import { CATEGORY_OF, type MailPreview, type PreviewRequest } from "@vitrina/domain/mail";
import { mailOf } from "../outbox/mail-of.ts";
import { SAMPLE_LETTERS } from "./sample-letters.ts";

const SHOWN_AT = "https://vitrina.example";
const NAME = "Sofía";

/** A letter with the facts of an example, exactly as the relay would write it. */
export async function previewMail({ kind, locale }: PreviewRequest): Promise<MailPreview> {
  const { facts, path } = SAMPLE_LETTERS[kind];
  const mail = await mailOf(
    { kind, facts },
    { name: NAME, hasAccount: kind !== "invitation.sent", locale },
    { button: `${SHOWN_AT}${path}`, unsubscribeAt: `${SHOWN_AT}/mail/unsubscribe?t=muestra` },
  );
  return { ...mail, category: CATEGORY_OF[kind] };
}
