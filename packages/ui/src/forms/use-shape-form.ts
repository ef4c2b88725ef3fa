import { useMemo } from "react";
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import { type Issue, useIssueWords } from "./issue-words.ts";

/** What this package needs of a domain shape; every zod schema is one. */
export type Shape<Out> = {
  safeParse(value: unknown): { success: true; data: Out } | { success: false; error: { issues: readonly Issue[] } };
};

type Branch = { [key: string]: Branch | { type: string; message: string } };

function placed(errors: Branch, path: readonly PropertyKey[], leaf: { type: string; message: string }): void {
  let branch = errors;
  for (const step of path.slice(0, -1)) {
    const next = branch[String(step)];
    if (next && "message" in next && typeof next.message === "string") return;
    const deeper: Branch = next && !("message" in next && typeof next.message === "string") ? (next as Branch) : {};
    branch[String(step)] = deeper;
    branch = deeper;
  }
  const last = String(path.at(-1) ?? "root");
  branch[last] ??= leaf;
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    values,
  );
}

/**
 * A form whose rules are the domain's own shape, so that screen and server refuse the same things. Speaks the errors in
 * the person's language. First errors show when a field is left, later ones while typing.
 */
export function useShapeForm<Values extends FieldValues, Out extends FieldValues>(
  shape: Shape<Out>,
  defaultValues: Values,
): UseFormReturn<Values, unknown, Out> {
  const words = useIssueWords();

  const resolver = useMemo<Resolver<Values, unknown, Out>>(
    () => (values) => {
      const result = shape.safeParse(values);
      if (result.success) return { values: result.data, errors: {} };
      const errors: Branch = {};
      for (const issue of result.error.issues) {
        placed(errors, issue.path, {
          type: issue.code,
          message: words({ ...issue, input: valueAt(values, issue.path) }),
        });
      }
      return { values: {}, errors: errors as FieldErrors<Values> };
    },
    [shape, words],
  );

  return useForm<Values, unknown, Out>({
    resolver,
    mode: "onTouched",
    defaultValues: defaultValues as DefaultValues<Values>,
  });
}
