export type Credentials = { email: string; password: string };

/** What is wrong with a field before anybody is asked: nothing in it, or no e-mail address. */
export type CredentialProblem = "required" | "email";

export type CredentialProblems = Partial<Record<keyof Credentials, CredentialProblem>>;

/**
 * Looks at the fields a way of signing in needs. Written by hand, because the first screen anybody loads should wait
 * neither for a form library nor for a validation library; whether the words are right only the server knows.
 */
export function credentialProblems(typed: Credentials, needed: readonly (keyof Credentials)[]): CredentialProblems {
  const problems: CredentialProblems = {};
  for (const field of needed) {
    if (!typed[field].trim()) problems[field] = "required";
    else if (field === "email" && !/^\S+@\S+\.\S+$/.test(typed.email.trim())) problems.email = "email";
  }
  return problems;
}
