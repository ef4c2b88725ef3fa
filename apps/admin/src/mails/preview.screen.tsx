import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { CATEGORY_OF, LETTER_KINDS, type LetterKind, MAIL_CATEGORIES } from "@vitrina/domain/mail";
import { ErrorState, Field, INPUT_LOOK, Loading, Skeleton } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { MailsFrame } from "./mails-frame.tsx";

const LANGUAGES = ["es", "en"] as const;
const FORMS = ["html", "text"] as const;

/** Every letter the product writes, as it arrives: both languages, both forms. */
export function PreviewScreen() {
  const t = useTranslations("mails");
  const words = useErrorWords();
  const trpc = useTRPC();
  const admin = useAdmin();
  const [kind, setKind] = useState<LetterKind>("deadline.moved");
  const [locale, setLocale] = useState<(typeof LANGUAGES)[number]>("es");
  const [form, setForm] = useState<(typeof FORMS)[number]>("html");
  const preview = useQuery(
    trpc.mails.preview.queryOptions({ kind, locale }, { enabled: admin.may("mail:manage"), staleTime: 60_000 }),
  );
  return (
    <MailsFrame tab="preview">
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-end gap-3">
          <Field label={t("letter")}>
            {(ids) => (
              <select
                {...ids}
                className={INPUT_LOOK}
                value={kind}
                onChange={(event) => setKind(LETTER_KINDS.find((one) => one === event.target.value) ?? kind)}
              >
                {MAIL_CATEGORIES.map((category) => (
                  <optgroup key={category} label={t(`categories.${category}`)}>
                    {LETTER_KINDS.filter((one) => CATEGORY_OF[one] === category).map((one) => (
                      <option key={one} value={one}>
                        {t(`letters.${one}`)}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
          <Choice
            label={t("language")}
            values={LANGUAGES}
            value={locale}
            onChange={setLocale}
            name={(one) => t(`languages.${one}`)}
          />
          <Choice label={t("form")} values={FORMS} value={form} onChange={setForm} name={(one) => t(`forms.${one}`)} />
        </div>
        {preview.isPending ? (
          <Loading>
            <Skeleton className="h-[36rem] max-w-2xl" />
          </Loading>
        ) : preview.isError ? (
          <ErrorState
            words={words(preview.error)}
            onRetry={() => void preview.refetch()}
            retrying={preview.isFetching}
          />
        ) : (
          <section aria-label={preview.data.subject} className="max-w-2xl">
            <p className="mb-2 font-medium">{preview.data.subject}</p>
            {form === "html" ? (
              <iframe
                title={preview.data.subject}
                sandbox=""
                srcDoc={preview.data.html}
                className="h-[44rem] w-full rounded-lg border border-line"
              />
            ) : (
              <pre className="rounded-lg border border-line bg-surface p-4 text-sm break-words whitespace-pre-wrap">
                {preview.data.text}
              </pre>
            )}
          </section>
        )}
      </div>
    </MailsFrame>
  );
}

function Choice<Value extends string>({
  label,
  values,
  value,
  onChange,
  name,
}: {
  label: string;
  values: readonly Value[];
  value: Value;
  onChange: (value: Value) => void;
  name: (value: Value) => string;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          className={INPUT_LOOK}
          value={value}
          onChange={(event) => onChange(values.find((one) => one === event.target.value) ?? value)}
        >
          {values.map((one) => (
            <option key={one} value={one}>
              {name(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
