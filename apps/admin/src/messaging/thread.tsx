import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { browserSurroundings, sendFile } from "@vitrina/client/files";
import { useTRPC, useTRPCClient } from "@vitrina/client/react";
import type { MessageFile } from "@vitrina/domain/messages";
import { Conversation, ErrorState, Loading, Skeleton, toast } from "@vitrina/ui";
import { useEffect, useMemo } from "react";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";

const PAGE = 30;
const LOOK_EVERY_MS = 15_000;

/** The conversation with one creator about one campaign. While it is open it looks for answers by itself. */
export function Thread({ applicationId }: { applicationId: string }) {
  const admin = useAdmin();
  const mayWrite = admin.may("messages:write");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const words = useErrorWords();
  const failureText = (error: unknown) => words(error).text;
  const thread = useInfiniteQuery(
    trpc.messages.thread.infiniteQueryOptions(
      { applicationId, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: LOOK_EVERY_MS },
    ),
  );
  const again = () => queries.invalidateQueries({ queryKey: trpc.messages.pathKey() });
  const send = useMutation(trpc.messages.send.mutationOptions({ onSuccess: again }));
  const { mutate: read } = useMutation(trpc.messages.read.mutationOptions({ onSuccess: again }));
  const open = useMutation(trpc.messages.openFile.mutationOptions());
  const unread = thread.data?.pages[0]?.unread ?? 0;
  const surroundings = useMemo(() => browserSurroundings(client), [client]);

  useEffect(() => {
    if (unread > 0 && mayWrite) read({ applicationId });
  }, [unread, read, applicationId, mayWrite]);

  const openFile = ({ assetId }: MessageFile) => {
    // Opened at the press itself: browsers keep back a tab that comes after an answer from the network.
    const tab = window.open("", "_blank");
    open.mutate(
      { applicationId, assetId },
      {
        onSuccess: ({ url }) => (tab ?? window).location.assign(url),
        onError: (error) => {
          tab?.close();
          toast(failureText(error));
        },
      },
    );
  };

  if (thread.isError && !thread.data) {
    return <ErrorState words={words(thread.error)} onRetry={() => thread.refetch()} retrying={thread.isFetching} />;
  }
  if (!thread.data) {
    return (
      <Loading>
        <Skeleton className="h-64 rounded-md" />
      </Loading>
    );
  }
  return (
    <Conversation
      place={applicationId}
      side="agency"
      messages={thread.data.pages.flatMap((page) => page.items)}
      otherReadAt={thread.data.pages[0]?.otherReadAt ?? null}
      isClosed={!mayWrite}
      older={
        thread.hasNextPage ? { pending: thread.isFetchingNextPage, fetch: () => void thread.fetchNextPage() } : null
      }
      onSend={(draft) => send.mutateAsync({ applicationId, ...draft })}
      onOpenFile={openFile}
      upload={async (file, { onProgress, signal }) => {
        const stored = await sendFile(surroundings, {
          file,
          fileName: file.name.slice(-200),
          purpose: "message_file",
          subject: applicationId,
          signal,
          onProgress: ({ sentBytes, totalBytes }) => onProgress((100 * sentBytes) / Math.max(1, totalBytes)),
        });
        return stored.assetId;
      }}
      failureText={failureText}
    />
  );
}
