export { toast } from "sonner";
export { type Failure, useFailureWords } from "./failure-words.ts";
export { OfflineNote } from "./offline-note.tsx";
export { Progress } from "./progress.tsx";
export { Loading, Skeleton, SkeletonText } from "./skeleton.tsx";
export { EmptyState, ErrorState } from "./states.tsx";
export { Toaster } from "./toaster.tsx";
