import type { BrandContact } from "@vitrina/domain/brands";
import Mail from "lucide-react/icons/mail";
import MessageCircle from "lucide-react/icons/message-circle";
import { useTranslations } from "use-intl";

/** Whom to write to, one press away. */
export function BrandContacts({ contacts }: { contacts: readonly BrandContact[] }) {
  const t = useTranslations("brands");
  if (contacts.length === 0) return <p className="text-sm text-ink-soft">{t("noContacts")}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {contacts.map((contact) => (
        <li key={contact.name + contact.email} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-sm">
          <span className="min-w-40 flex-1">
            <span className="font-medium">{contact.name}</span>
            {contact.role ? <span className="block text-ink-soft">{contact.role}</span> : null}
          </span>
          <ContactWays contact={contact} />
        </li>
      ))}
    </ul>
  );
}

export function ContactWays({ contact }: { contact: BrandContact }) {
  const t = useTranslations("brands");
  const look = "inline-flex min-h-9 items-center gap-1.5 text-accent underline underline-offset-4";
  return (
    <>
      {contact.phone ? (
        <a
          className={look}
          href={`https://wa.me/${contact.phone.slice(1)}`}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t("whatsappTo", { name: contact.name })}
        >
          <MessageCircle className="size-4" aria-hidden />
          {contact.phone}
        </a>
      ) : null}
      {contact.email ? (
        <a className={look} href={`mailto:${contact.email}`}>
          <Mail className="size-4" aria-hidden />
          {contact.email}
        </a>
      ) : null}
    </>
  );
}
