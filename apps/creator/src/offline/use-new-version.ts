import { toast } from "@vitrina/ui/feedback";
import { useEffect } from "react";
import { useTranslations } from "use-intl";

/** Registers the service worker, and offers a new version of the app when one lies ready. */
export function useNewVersion(): void {
  const t = useTranslations("offline");
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const { serviceWorker } = navigator;
    const hadOne = serviceWorker.controller !== null;
    const offer = (waiting: ServiceWorker) =>
      toast(t("newVersion"), {
        duration: Number.POSITIVE_INFINITY,
        action: { label: t("useIt"), onClick: () => waiting.postMessage("use-new-version") },
      });
    const reload = () => {
      if (hadOne) location.reload();
    };
    serviceWorker.addEventListener("controllerchange", reload);
    void serviceWorker.ready.then(({ active }) =>
      active?.postMessage({ keep: performance.getEntriesByType("resource").map(({ name }) => name) }),
    );
    void serviceWorker
      .register("/creator/sw.js", { scope: "/creator/" })
      .then((registration) => {
        if (registration.waiting && hadOne) offer(registration.waiting);
        registration.addEventListener("updatefound", () => {
          const fresh = registration.installing;
          fresh?.addEventListener("statechange", () => {
            if (fresh.state === "installed" && serviceWorker.controller) offer(fresh);
          });
        });
      })
      .catch(() => {
        // Without a service worker the app works as before; it only cannot open without a connection.
      });
    return () => serviceWorker.removeEventListener("controllerchange", reload);
  }, [t]);
}
