import { Link, useBlocker, useNavigate } from "@tanstack/react-router";
import { AppFrame, Avatar, BrandMark, Menu, OfflineNote } from "@vitrina/ui";
import LogOut from "lucide-react/icons/log-out";
import Settings from "lucide-react/icons/settings";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { NoticesBell } from "../notifications/notices-bell.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { leave } from "../session/leave.ts";
import { PLACES } from "./places.ts";

/** The frame of the signed-in app: places at the side, or at the bottom on a phone. */
export function AdminShell({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const admin = useAdmin();
  const navigate = useNavigate();
  // A screen whose code cannot be fetched would make the router reload, and offline there is nothing to reload.
  useBlocker({ shouldBlockFn: waitedForConnection, enableBeforeUnload: false });
  const places = PLACES.filter(({ needs }) => needs === null || admin.may(needs));

  return (
    <AppFrame
      top={
        <>
          <div className="flex h-16 items-center justify-between gap-4 px-4 sm:px-6">
            <Link to="/" className="rounded-sm">
              <BrandMark />
            </Link>
            <div className="flex items-center gap-1">
              <NoticesBell />
              <Menu
                trigger={
                  <button
                    type="button"
                    className="flex min-h-11 items-center gap-2.5 rounded-md px-1.5 hover:bg-sunken"
                  >
                    <span className="sr-only">{t("shell.account")}</span>
                    <span className="text-right text-sm leading-tight max-sm:sr-only">
                      <span className="block font-medium">{admin.name}</span>
                      <span className="block text-xs text-ink-soft">{t(`role.${admin.role}`)}</span>
                    </span>
                    <Avatar name={admin.name} picture={null} size="small" />
                  </button>
                }
                items={[
                  { kind: "heading", label: admin.email },
                  {
                    kind: "item",
                    label: t("shell.settings"),
                    icon: <Settings className="size-4" aria-hidden />,
                    onSelect: () => void navigate({ to: "/settings" }),
                  },
                  { kind: "line" },
                  {
                    kind: "item",
                    label: t("shell.signOut"),
                    icon: <LogOut className="size-4" aria-hidden />,
                    onSelect: () => void leave(),
                  },
                ]}
              />
            </div>
          </div>
          <OfflineNote />
        </>
      }
      side={
        <nav aria-label={t("shell.navigation")} className="sticky top-16 flex w-56 flex-col gap-1 p-4">
          {places.map(({ to, key, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: to === "/", includeSearch: false }}
              className="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm text-ink-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink"
            >
              <Icon className="size-5" aria-hidden />
              {t(`shell.${key}`)}
            </Link>
          ))}
        </nav>
      }
      bottom={
        <nav aria-label={t("shell.navigation")} className="flex overflow-x-auto overscroll-x-contain">
          {places.map(({ to, key, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: to === "/", includeSearch: false }}
              className="flex min-h-14 min-w-16 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-medium text-ink-soft -outline-offset-2 aria-[current=page]:text-accent"
            >
              <Icon className="size-5" aria-hidden />
              {t(`shell.${key}`)}
            </Link>
          ))}
        </nav>
      }
    >
      <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6 sm:py-8">{children}</div>
    </AppFrame>
  );
}

/** Never blocks a way; makes it wait until there is a connection. */
async function waitedForConnection(): Promise<false> {
  if (!navigator.onLine) await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
  return false;
}
