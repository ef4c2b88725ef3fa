import { useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "@vitrina/client/react";
import type { StoredFile } from "@vitrina/domain/media";
import type { PictureRegion } from "@vitrina/domain/review";
import { Loading, Skeleton } from "@vitrina/ui/feedback";
import { FieldError } from "@vitrina/ui/forms";
import { Stage } from "@vitrina/ui/review";
import { useFailureText } from "../frame/failure-text.ts";

const FRESH_FOR_MS = 10 * 60 * 1000;

/** One of the creator's own files, opened by an address made for the moment, at the second or region a comment is about. */
export function PieceFile({
  pieceId,
  file,
  atSecond = null,
  region = null,
}: {
  pieceId: string;
  file: StoredFile;
  atSecond?: number | null;
  region?: PictureRegion | null;
}) {
  const client = useTRPCClient();
  const failureText = useFailureText();
  const opened = useQuery({
    queryKey: ["piece-file", pieceId, file.assetId],
    queryFn: () => client.deliverables.openMyFile.mutate({ id: pieceId, assetId: file.assetId }),
    staleTime: FRESH_FOR_MS,
    gcTime: FRESH_FOR_MS,
    refetchOnWindowFocus: false,
  });
  if (opened.isError) return <FieldError>{failureText(opened.error)}</FieldError>;
  if (!opened.data) {
    return (
      <Loading>
        <Skeleton className="aspect-square w-full rounded-md" />
      </Loading>
    );
  }
  const at = atSecond === null ? "" : `#t=${atSecond}`;
  return (
    <Stage
      file={file}
      url={`${opened.data.url}${at}`}
      // Where a comment is about a second, that second is to be seen.
      posterUrl={atSecond === null ? opened.data.posterUrl : null}
      label={file.fileName}
      marks={region ? [{ id: "region", region, label: "1" }] : []}
      onBroken={() => void opened.refetch()}
    />
  );
}
