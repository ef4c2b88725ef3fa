import { useTranslations } from "use-intl";
import { Unavailable } from "../shell/unavailable.tsx";

/** A campaign that is not there, or that could not be fetched. */
export function CampaignUnavailable({
  query,
}: {
  query: { error: unknown; isFetching: boolean; refetch: () => Promise<unknown> };
}) {
  const t = useTranslations("campaign");
  return (
    <Unavailable
      query={query}
      missing="no-such-campaign"
      list="/campaigns"
      words={{
        notFoundTitle: t("notFoundTitle"),
        notFoundHint: t("notFoundHint"),
        backToList: t("backToList"),
      }}
    />
  );
}
