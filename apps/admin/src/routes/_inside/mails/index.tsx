import { createFileRoute } from "@tanstack/react-router";
import { MailsScreen } from "../../../mails/mails.screen.tsx";
import { mailsTable } from "../../../mails/mails-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/mails/")({
  validateSearch: (raw) => readTableUrl(mailsTable, raw),
  component: MailsRoute,
});

function MailsRoute() {
  return <MailsScreen url={Route.useSearch()} />;
}
