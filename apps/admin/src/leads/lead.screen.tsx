import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { whatsappAddress } from "@vitrina/domain/creators";
import { LEAD_MOVES, type LeadDetail } from "@vitrina/domain/leads";
import { Badge, Button, buttonLook, Card, Loading, Menu, PageHeader, Skeleton, toast, useDays } from "@vitrina/ui";
import ChevronDown from "lucide-react/icons/chevron-down";
import Mail from "lucide-react/icons/mail";
import MessageCircle from "lucide-react/icons/message-circle";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { Unavailable } from "../shell/unavailable.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { LeadBadge } from "./lead-badge.tsx";
import { LeadNotes } from "./lead-notes.tsx";

/** One message of the website: what it says, how to answer it, and what the agency did about it. */
export function LeadScreen({ leadId }: { leadId: string }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const admin = useAdmin();
  const lead = useQuery(trpc.leads.detail.queryOptions({ id: leadId }, { enabled: admin.may("leads:read") }));

  if (!admin.may("leads:read")) return <Forbidden />;
  if (lead.isPending) return <LeadSkeleton />;
  if (lead.isError) {
    return (
      <Unavailable
        query={lead}
        missing="no-such-lead"
        list="/leads"
        words={{
          notFoundTitle: t("notFoundTitle"),
          notFoundHint: t("notFoundHint"),
          backToList: t("backToList"),
        }}
      />
    );
  }
  return <Shown lead={lead.data} mayWrite={admin.may("leads:write")} />;
}

function Shown({ lead, mayWrite }: { lead: LeadDetail; mayWrite: boolean }) {
  const t = useTranslations("leads");
  const days = useDays();
  const [firstName = lead.name] = lead.name.split(" ");
  const said = lead.locale === "en" ? "answerTextEn" : "answerTextEs";
  const chat = whatsappAddress(lead.phone, t(said, { name: firstName }));
  const subject = encodeURIComponent(lead.locale === "en" ? "Your message to Vitrina" : "Su mensaje a Vitrina");
  usePageTitle(lead.name);
  return (
    <>
      <PageHeader
        title={lead.name}
        kicker={
          <Link to="/leads" className="hover:underline">
            {t("backToList")}
          </Link>
        }
        actions={
          <>
            {chat ? (
              <a href={chat} target="_blank" rel="noreferrer" className={buttonLook({ variant: "secondary" })}>
                <MessageCircle className="size-4" aria-hidden />
                {t("whatsapp")}
              </a>
            ) : null}
            {lead.email ? (
              <a
                href={`mailto:${encodeURIComponent(lead.email)}?subject=${subject}`}
                className={buttonLook({ variant: "secondary" })}
              >
                <Mail className="size-4" aria-hidden />
                {t("reply")}
              </a>
            ) : null}
            {mayWrite ? <LeadActs lead={lead} /> : null}
          </>
        }
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <LeadBadge status={lead.status} />
          <span>{days.moment(lead.createdAt)}</span>
          {lead.answeredAt ? <span>{t("answeredOn", { when: days.moment(lead.answeredAt) })}</span> : null}
        </span>
      </PageHeader>
      <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title={t("message")}>
            <p className="break-words whitespace-pre-wrap">{lead.message}</p>
          </Card>
          {lead.suspicions.length > 0 ? (
            <Card title={t("whySuspected")}>
              <ul className="flex flex-wrap gap-2">
                {lead.suspicions.map((suspicion) => (
                  <li key={suspicion}>
                    <Badge tone="amber">{t(`suspicions.${suspicion}`)}</Badge>
                  </li>
                ))}
              </ul>
              <p className="mt-3 text-sm text-ink-soft">{t("suspectedHint")}</p>
            </Card>
          ) : null}
          <LeadNotes lead={lead} mayWrite={mayWrite} />
        </div>
        <Card title={t("contact")}>
          <dl className="grid gap-3 text-sm">
            <Fact label={t("columns.company")} value={lead.company} />
            <Fact label={t("columns.email")} value={lead.email} />
            <Fact label={t("columns.phone")} value={lead.phone} />
            <Fact label={t("columns.assignee")} value={lead.assignee?.name ?? ""} />
          </dl>
        </Card>
      </div>
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-ink-soft">{label}</dt>
      <dd className="break-words">{value || "—"}</dd>
    </div>
  );
}

function LeadActs({ lead }: { lead: LeadDetail }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const client = useQueryClient();
  const words = useErrorWords();
  const assignees = useQuery(trpc.leads.assignees.queryOptions());
  const change = useMutation(
    trpc.leads.change.mutationOptions({
      onSuccess: async (changed) => {
        client.setQueryData(trpc.leads.detail.queryKey({ id: lead.id }), changed);
        await client.invalidateQueries(trpc.leads.list.pathFilter());
        toast(t("changed"));
      },
      onError: async (error) => {
        toast.error(words(error).text);
        await client.invalidateQueries(trpc.leads.detail.queryFilter({ id: lead.id }));
      },
    }),
  );
  const to = (wanted: { status?: LeadDetail["status"]; assigneeId?: string | null }) =>
    change.mutate({ id: lead.id, revision: lead.revision, ...wanted });
  const others = (assignees.data?.items ?? []).filter(({ userId }) => userId !== lead.assignee?.userId);
  return (
    <>
      <Menu
        trigger={
          <Button variant="secondary" disabled={change.isPending}>
            {t("assign")}
            <ChevronDown className="size-4" aria-hidden />
          </Button>
        }
        items={[
          ...others.map(({ userId, name }) => ({
            kind: "item" as const,
            label: name,
            onSelect: () => to({ assigneeId: userId }),
          })),
          ...(lead.assignee
            ? [
                { kind: "line" as const },
                { kind: "item" as const, label: t("unassign"), onSelect: () => to({ assigneeId: null }) },
              ]
            : []),
        ]}
      />
      <Menu
        trigger={
          <Button disabled={change.isPending}>
            {t("mark")}
            <ChevronDown className="size-4" aria-hidden />
          </Button>
        }
        items={LEAD_MOVES[lead.status].map((status) => ({
          kind: "item" as const,
          label: t(`moves.${status}`),
          danger: status === "spam",
          onSelect: () => to({ status }),
        }))}
      />
    </>
  );
}

function LeadSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-5">
        <Skeleton className="h-10 w-72 max-w-full" />
        <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
          <Skeleton className="h-64" />
          <Skeleton className="h-48" />
        </div>
      </div>
    </Loading>
  );
}
