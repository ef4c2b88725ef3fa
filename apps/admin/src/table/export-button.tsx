import type { Page } from "@vitrina/domain";
import { Button, toast } from "@vitrina/ui";
import Download from "lucide-react/icons/download";
import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import type { Column } from "./column.ts";
import { type CsvCell, csvOf } from "./csv.ts";

export type ExportOf<Row> = {
  /** Without its ending. */
  fileName: string;
  /** The list's own question with the filters and the order that are shown, from a cursor on. */
  page: (paging: { cursor: string | null; limit: number }) => Promise<Page<Row>>;
  /** What goes into the file and stands in no column. */
  more?: readonly { header: string; cell: (row: Row) => CsvCell }[];
};

const AT_ONCE = 100;

/** Everything the filters let through as a file, page by page, so that a long list neither times out nor fills the server. */
export function ExportButton<Row, Sort extends string>({
  of,
  columns,
}: {
  of: ExportOf<Row>;
  columns: readonly Column<Row, Sort>[];
}) {
  const t = useTranslations("table");
  const words = useErrorWords();
  const separator = useLocale().startsWith("es") ? ";" : ",";
  const [done, setDone] = useState<{ rows: number; total: number } | null>(null);
  const stopped = useRef(false);

  const exporting = columns.flatMap(({ header, exported }) => (exported ? [{ header, cell: exported }] : []));
  const fields = [...exporting, ...(of.more ?? [])];

  const run = async () => {
    stopped.current = false;
    setDone({ rows: 0, total: 0 });
    const lines: CsvCell[][] = [fields.map(({ header }) => header)];
    try {
      let cursor: string | null = null;
      do {
        const page: Page<Row> = await of.page({ cursor, limit: AT_ONCE });
        if (stopped.current) return;
        for (const row of page.items) lines.push(fields.map(({ cell }) => cell(row)));
        setDone({ rows: lines.length - 1, total: page.total });
        cursor = page.nextCursor;
      } while (cursor);
      save(`${of.fileName}.csv`, csvOf(lines, separator));
      toast(t("exported", { count: lines.length - 1 }));
    } catch (error) {
      toast.error(words(error).text);
    } finally {
      setDone(null);
    }
  };

  return (
    <Button
      variant="secondary"
      size="small"
      icon={<Download className="size-4" aria-hidden />}
      onClick={() => {
        if (done) stopped.current = true;
        else void run();
      }}
    >
      {done ? t("exporting", { done: done.rows, total: done.total }) : t("export")}
    </Button>
  );
}

function save(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
