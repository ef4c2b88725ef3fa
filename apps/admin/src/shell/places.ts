import type { Permission } from "@vitrina/domain/people";
import Activity from "lucide-react/icons/activity";
import CalendarDays from "lucide-react/icons/calendar-days";
import House from "lucide-react/icons/house";
import Images from "lucide-react/icons/images";
import Inbox from "lucide-react/icons/inbox";
import Mail from "lucide-react/icons/mail";
import Megaphone from "lucide-react/icons/megaphone";
import MessageSquare from "lucide-react/icons/message-square";
import Settings from "lucide-react/icons/settings";
import Sparkles from "lucide-react/icons/sparkles";
import Store from "lucide-react/icons/store";
import Users from "lucide-react/icons/users";

/** Where one can go, in the order of the day; what a role may not see is not offered. */
export const PLACES = [
  { to: "/", key: "home", icon: House, needs: null },
  { to: "/campaigns", key: "campaigns", icon: Megaphone, needs: "campaigns:read" },
  { to: "/calendar", key: "calendar", icon: CalendarDays, needs: "campaigns:read" },
  { to: "/creators", key: "creators", icon: Sparkles, needs: "creators:read" },
  { to: "/messages", key: "messages", icon: MessageSquare, needs: "creators:read" },
  { to: "/brands", key: "brands", icon: Store, needs: "brands:read" },
  { to: "/media", key: "media", icon: Images, needs: "media:write" },
  { to: "/leads", key: "leads", icon: Inbox, needs: "leads:read" },
  { to: "/mails", key: "mails", icon: Mail, needs: "mail:manage" },
  { to: "/people", key: "people", icon: Users, needs: "people:manage" },
  { to: "/system", key: "system", icon: Activity, needs: "system:manage" },
  { to: "/settings", key: "settings", icon: Settings, needs: null },
] as const satisfies readonly { to: string; key: string; icon: typeof House; needs: Permission | null }[];
