import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type MyPiece, postLink } from "@vitrina/domain/review";
import { Button } from "@vitrina/ui/controls";
import { toast } from "@vitrina/ui/feedback";
import { TextInput } from "@vitrina/ui/forms";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../frame/failure-text.ts";
import { wouldAllow } from "../frame/would-allow.ts";
import { usePiecesChanged } from "./use-pieces-changed.ts";

/** The link of the post, once the piece is approved. */
export function PublishForm({ piece }: { piece: MyPiece }) {
  const t = useTranslations("pieces");
  const refusals = useTranslations("refusals");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const pieces = usePiecesChanged();
  const [url, setUrl] = useState("");
  const [wasTried, setTried] = useState(false);
  const publish = useMutation(
    trpc.deliverables.publish.mutationOptions({
      onSuccess: async () => {
        await pieces.changed();
        toast(t("publishedThanks"));
      },
    }),
  );
  const isLink = wouldAllow(() => postLink(url));
  const wrong = wasTried && !isLink ? refusals("not-a-post-link") : undefined;
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isLink && !publish.isPending) publish.mutate({ id: piece.id, url });
      }}
    >
      <TextInput
        label={t("link")}
        hint={t("linkHint")}
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://www.instagram.com/reel/…"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        error={publish.isError ? failureText(publish.error) : wrong}
      />
      <Button type="submit" wide pending={publish.isPending} disabled={url.trim() === ""}>
        {t("publish")}
      </Button>
    </form>
  );
}
