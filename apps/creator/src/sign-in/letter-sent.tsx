import MailCheck from "lucide-react/icons/mail-check";
import type { ReactNode } from "react";
import { Door } from "./door.tsx";

/** A letter is on its way; the next step is in the mailbox. */
export function LetterSent({ title, text, back }: { title: string; text: ReactNode; back: ReactNode }) {
  return (
    <Door title={title}>
      <div role="status" className="flex items-start gap-3 rounded-lg border border-line bg-surface p-4">
        <MailCheck className="mt-0.5 size-5 shrink-0 text-green" aria-hidden />
        <p className="min-w-0">{text}</p>
      </div>
      <div className="mt-6">{back}</div>
    </Door>
  );
}
