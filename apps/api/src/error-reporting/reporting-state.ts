import { partOf, REPORTING_SOURCES, type ReportingState } from "@vitrina/domain/error-reporting";
import type { Ports } from "../ports.ts";

/** How the reporting of every part stands now. */
export async function reportingState({
  now,
  reportingNews,
}: Pick<Ports, "now" | "reportingNews">): Promise<ReportingState> {
  const at = now();
  const [marks, losses] = await Promise.all([reportingNews.marks(), reportingNews.losses()]);
  return {
    parts: REPORTING_SOURCES.map((source) =>
      partOf(source, {
        mark: marks.find((mark) => mark.source === source),
        losses: losses.filter((loss) => loss.source === source),
        now: at,
      }),
    ),
    at,
  };
}
