import { Loading, Skeleton } from "@vitrina/ui/feedback";

/** While the code behind the door is fetched, and with it the frame. */
export function WholeSkeleton() {
  return (
    <div className="mx-auto max-w-5xl px-4 pt-20 sm:px-6">
      <RouteSkeleton />
    </div>
  );
}

/** While a screen's code is fetched. */
export function RouteSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-9 w-56" />
        <Skeleton className="h-28 w-full rounded-lg" />
        <Skeleton className="h-28 w-full rounded-lg" />
      </div>
    </Loading>
  );
}
