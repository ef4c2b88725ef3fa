import { authClient } from "./auth-client.ts";

/** Signs out and starts afresh at the sign-in page, so that nothing of the person stays in memory. */
export async function leave(): Promise<void> {
  await authClient.signOut();
  window.location.assign("/admin/sign-in");
}
