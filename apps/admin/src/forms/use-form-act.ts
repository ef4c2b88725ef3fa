import { useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useErrorWords } from "../session/error-words.ts";
import { placeRefusal } from "./place-refusal.ts";

/**
 * Sends a form and says what came of it: a refusal goes to the field it names, anything else into `problem`, which
 * belongs above the button.
 */
export function useFormAct<Values extends FieldValues, Out, Answer>(
  form: UseFormReturn<Values, unknown, Out>,
  act: (out: Out) => Promise<Answer>,
  done: (answer: Answer) => void,
) {
  const words = useErrorWords();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = form.handleSubmit(async (out) => {
    setProblem(null);
    try {
      done(await act(out));
    } catch (error) {
      const { text } = words(error);
      if (!placeRefusal(form, error, text)) setProblem(text);
    }
  });
  return { submit, problem, setProblem, pending: form.formState.isSubmitting };
}
