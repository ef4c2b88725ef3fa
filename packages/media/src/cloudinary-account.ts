import { type ClientRequest, Agent as HttpAgent, type IncomingMessage } from "node:http";
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
  const misread = watchReading(agent);
  const cut = () => agent.destroy();
  signal.addEventListener("abort", cut, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([call(agent), misread]);
  } finally {
    signal.removeEventListener("abort", cut);
    agent.destroy();
  }
}

type Requesting = HttpAgent & { addRequest(request: ClientRequest, ...others: unknown[]): void };

/**
 * Rejects when the SDK breaks while it reads an answer. It reads in a listener of its own, where an answer of `null` is an
 * error that nobody can catch: the promise never settles, and the process ends.
 */
function watchReading(agent: HttpAgent): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const requesting = agent as Requesting;
  const add = requesting.addRequest.bind(agent);
  requesting.addRequest = (request, ...others) => {
    request.prependListener("response", (answer: IncomingMessage) => {
      const on = answer.on.bind(answer);
      answer.on = (event: string, listener: (...given: never[]) => void) =>
        on(event, (...given: unknown[]) => {
          try {
            listener.apply(answer, given as never[]);
          } catch {
            const status = answer.statusCode ?? 502;
            const message = `answered ${status} with something that could not be read`;
            reject(Object.assign(new Error(message), { http_code: status === 200 ? 502 : status }));
          }
        });
    });
    add(request, ...others);
  };
  return promise;
}
