import { type Agent, get as httpGet, type IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";

/**
 * Asks for one address over a kept connection; the body is read by whoever asks, piece by piece.
 *
 * @throws whatever the connection throws
 */
export function readAddress(url: string, agent: Agent, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.startsWith("https:") ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    get(url, { agent, signal }, resolve).once("error", reject);
  });
}
