import { useTRPCClient } from "@vitrina/client/react";
import type { MoveRun } from "@vitrina/domain/media";
import { Button, toast } from "@vitrina/ui";
import Download from "lucide-react/icons/download";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

const AT_ONCE = 1_000;

/** A run's report as a file, one JSON object in each line, fetched part by part. */
export function DownloadReport({ run }: { run: MoveRun }) {
  const t = useTranslations("move");
  const api = useTRPCClient();
  const words = useErrorWords();
  const [fetched, setFetched] = useState<number | null>(null);
  const download = async () => {
    const lines: string[] = [];
    setFetched(0);
    try {
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof api.moves.lines.query>> = await api.moves.lines.query({
          runId: run.id,
          cursor,
          limit: AT_ONCE,
        });
        for (const { at, what, event } of page.items)
          lines.push(JSON.stringify({ at: at.toISOString(), what, ...event }));
        setFetched(lines.length);
        cursor = page.nextCursor;
      } while (cursor);
      save(`${run.phase}-${run.askedAt.toISOString().slice(0, 16).replace(/[:T]/g, "-")}.jsonl`, lines);
    } catch (error) {
      toast.error(words(error).text);
    } finally {
      setFetched(null);
    }
  };
  return (
    <Button
      variant="quiet"
      size="small"
      disabled={fetched !== null}
      icon={<Download className="size-4" aria-hidden />}
      onClick={() => void download()}
    >
      {fetched === null ? t("download") : t("downloading", { count: fetched })}
    </Button>
  );
}

function save(name: string, lines: readonly string[]): void {
  const url = URL.createObjectURL(
    new Blob(
      lines.map((line) => `${line}\n`),
      { type: "application/jsonl" },
    ),
  );
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
