import { Link } from "@tanstack/react-router";
import { BrandMark } from "@vitrina/ui/ornaments";
import Layers from "lucide-react/icons/layers";
import Settings from "lucide-react/icons/settings";
import Store from "lucide-react/icons/store";
import UserRound from "lucide-react/icons/user-round";
import { useTranslations } from "use-intl";
import { Bell } from "../notifications/bell.tsx";

const PLACES = [
  { to: "/", wide: "work", narrow: "workShort", Icon: Layers },
  { to: "/campaigns", wide: "open", narrow: "openShort", Icon: Store },
  { to: "/profile", wide: "profile", narrow: "profile", Icon: UserRound },
  { to: "/settings", wide: "settings", narrow: "settings", Icon: Settings },
] as const;

/** The bar above; on wide screens it also holds the places. */
export function TopBar() {
  const t = useTranslations("nav");
  return (
    <div className="mx-auto flex h-14 w-full max-w-5xl items-center gap-6 px-4 sm:px-6">
      <Link to="/" className="rounded-sm">
        <BrandMark />
      </Link>
      <nav aria-label={t("label")} className="ml-auto hidden gap-1 lg:flex">
        {PLACES.map(({ to, wide }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === "/" }}
            className="rounded-md px-3 py-2 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:text-accent"
          >
            {t(wide)}
          </Link>
        ))}
      </nav>
      <div className="ml-auto lg:ml-0">
        <Bell />
      </div>
    </div>
  );
}

/** The same places within the thumb's reach. */
export function BottomNavigation() {
  const t = useTranslations("nav");
  return (
    <nav aria-label={t("label")} className="grid grid-cols-4">
      {PLACES.map(({ to, narrow, Icon }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === "/" }}
          className="group flex min-h-16 flex-col items-center justify-center gap-0.5 text-xs text-ink-soft -outline-offset-4 aria-[current=page]:font-semibold aria-[current=page]:text-accent"
        >
          <span className="flex h-7 w-14 items-center justify-center rounded-full transition-colors group-aria-[current=page]:bg-accent-soft">
            <Icon className="size-5" aria-hidden />
          </span>
          {t(narrow)}
        </Link>
      ))}
    </nav>
  );
}
