import { useTranslations } from "use-intl";
import type { SignInProblem } from "../session/sign-in-problem.ts";

export function useProblemWords(): (problem: SignInProblem) => string {
  const t = useTranslations("signIn");
  return (problem) => (problem.key === "locked" ? t("locked", { minutes: problem.minutes }) : t(problem.key));
}
