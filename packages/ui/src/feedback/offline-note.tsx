import WifiOff from "lucide-react/icons/wifi-off";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";

function subscribe(tell: () => void): () => void {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  return () => {
    removeEventListener("online", tell);
    removeEventListener("offline", tell);
  };
}

/** Says that the device has no connection for as long as it has none; loading goes on by itself afterwards. */
export function OfflineNote() {
  const t = useTranslations("errors");
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {isOnline ? null : (
        <p className="flex items-center justify-center gap-2 bg-amber-soft px-4 py-2 text-sm font-medium text-amber">
          <WifiOff className="size-4 shrink-0" aria-hidden />
          {t("waiting")}
        </p>
      )}
    </div>
  );
}
