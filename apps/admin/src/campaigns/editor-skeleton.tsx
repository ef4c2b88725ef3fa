import { Loading, Skeleton } from "@vitrina/ui";

/** The editor's cards while the campaign comes. */
export function EditorSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-5">
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-80" />
        <Skeleton className="h-56" />
        <Skeleton className="h-56" />
      </div>
    </Loading>
  );
}
