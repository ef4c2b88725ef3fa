import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { v2 as sdk } from "cloudinary";
import { apiBaseOf, type CloudinaryCredentials } from "./cloudinary-credentials.ts";

/** What every SDK call is told, so that nothing depends on the SDK's process-wide configuration. */
export function credentialOptions(account: CloudinaryCredentials) {
  return {
    cloud_name: account.cloudName,
    api_key: account.apiKey,
    api_secret: account.apiSecret,
    upload_prefix: apiBaseOf(account),
    signature_algorithm: "sha256",
  };
}

/**
 * Runs one SDK call over a connection of its own, cut when the signal says so: the SDK's `timeout` is only a limit on
 * silence, and its Admin calls have none at all. The agent also decides between http and https; left alone, the SDK
 * decides that once, when it is first loaded, from CLOUDINARY_URL.
 */
export async function overOwnConnection<T>(
  account: CloudinaryCredentials,
  signal: AbortSignal,
  call: (agent: HttpAgent) => Promise<T>,
): Promise<T> {
  // Without this the SDK puts "key:secret" into every error of the Admin API.
  sdk.config({ hide_sensitive: true });
  const agent = apiBaseOf(account).startsWith("http:") ? new HttpAgent() : new HttpsAgent();
  const cut = () => agent.destroy();
  signal.addEventListener("abort", cut, { once: true });
  try {
    signal.throwIfAborted();
    return await call(agent);
  } finally {
    signal.removeEventListener("abort", cut);
    agent.destroy();
  }
}
