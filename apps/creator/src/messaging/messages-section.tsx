import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { browserSurroundings, sendFile } from "@vitrina/client/files";
import { useTRPC, useTRPCClient } from "@vitrina/client/react";
import type { MessageFile } from "@vitrina/domain/messages";
import { Conversation } from "@vitrina/ui/conversation";
import { Skeleton, toast } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { useEffect, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { SectionProps } from "../collaborations/section.ts";
import { Answer } from "../frame/answer.tsx";
import { useFailureText } from "../frame/failure-text.ts";

const PAGE = 30;
const LOOK_EVERY_MS = 15_000;

/** The conversation with the agency about this collaboration. While it is open it looks for answers by itself. */
export function MessagesSection({ collaboration: { id: applicationId } }: SectionProps) {
  const t = useTranslations("conversation");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const thread = useInfiniteQuery(
    trpc.messages.mine.infiniteQueryOptions(
      { applicationId, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: LOOK_EVERY_MS },
    ),
  );
  const again = () => queries.invalidateQueries({ queryKey: trpc.messages.pathKey() });
  const send = useMutation(trpc.messages.sendMine.mutationOptions({ onSuccess: again }));
  const { mutate: read } = useMutation(trpc.messages.readMine.mutationOptions({ onSuccess: again }));
  const open = useMutation(trpc.messages.openMyFile.mutationOptions());
  const unread = thread.data?.pages[0]?.unread ?? 0;
  const surroundings = useMemo(() => browserSurroundings(client), [client]);

  useEffect(() => {
    if (unread > 0) read({ applicationId });
  }, [unread, read, applicationId]);

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

  return (
    <Card title={t("label")}>
      <Answer query={thread} skeleton={<Skeleton className="h-32 rounded-md" />}>
        {({ pages }) => (
          <Conversation
            place={applicationId}
            side="creator"
            messages={pages.flatMap((page) => page.items)}
            otherReadAt={pages[0]?.otherReadAt ?? null}
            isClosed={pages[0]?.isClosed ?? false}
            older={
              thread.hasNextPage
                ? { pending: thread.isFetchingNextPage, fetch: () => void thread.fetchNextPage() }
                : null
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
        )}
      </Answer>
    </Card>
  );
}
