import { Loading, Skeleton } from "@vitrina/ui";

const ROWS = ["one", "two", "three", "four", "five", "six"];

/** Grey rows of the size of those that come. */
export function TableSkeleton({ columns, narrow }: { columns: number; narrow: boolean }) {
  const cells = Array.from({ length: Math.max(0, columns - 1) }, (_, cell) => cell);
  return (
    <Loading>
      {narrow ? (
        <div className="flex flex-col gap-3">
          {ROWS.map((row) => (
            <div key={row} className="rounded-lg border border-line bg-surface p-4">
              <Skeleton className="h-6 w-3/4" />
              <div className="mt-4 grid grid-cols-2 gap-3">
                {cells.slice(0, 4).map((cell) => (
                  <Skeleton key={cell} className="h-9" />
                ))}
              </div>
            </div>
          ))}
        </div>
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <div className="h-11 border-b border-line" />
          {ROWS.map((row) => (
            <div key={row} className="flex h-16 items-center gap-6 border-b border-line/70 px-4 last:border-b-0">
              <Skeleton className="h-5 w-1/3" />
              {cells.map((cell) => (
                <Skeleton key={cell} className="h-4 flex-1" />
              ))}
            </div>
          ))}
        </div>
      )}
    </Loading>
  );
}
