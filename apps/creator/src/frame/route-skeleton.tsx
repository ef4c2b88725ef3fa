import { Loading, Skeleton } from "@vitrina/ui/feedback";

/** While a screen's code is fetched. */
export function RouteSkeleton() {
  return (
    <Loading>
      <div className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-6 sm:px-6">
        <Skeleton className="h-9 w-56" />
        <Skeleton className="h-28 w-full rounded-lg" />
        <Skeleton className="h-28 w-full rounded-lg" />
      </div>
    </Loading>
  );
}
