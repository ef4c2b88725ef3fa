import { useQuery } from "@tanstack/react-query";
import { authAnswer } from "../session/auth-answer.ts";
import { authClient } from "../session/auth-client.ts";

/** Whether the account has a password at all; one that only knows Google has none to confirm with. */
export function useHasPassword() {
  return useQuery({
    queryKey: ["sign-in", "accounts"],
    queryFn: () => authAnswer(authClient.listAccounts()),
    select: (accounts) => accounts.some(({ providerId }) => providerId === "credential"),
  });
}
