import { lookup as systemLookup } from "node:dns/promises";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { isIP } from "node:net";
import { type Readable, Transform } from "node:stream";
import { FetchRefused } from "./fetch-refused.ts";
import { isPublicAddress } from "./public-address.ts";

export type Bounds = {
  maxBytes: number;
  /** How long the whole may take, redirects and body included. */
  totalMs: number;
  maxRedirects?: number;
  /** The beginnings of the content types that are taken, such as `image/`; without it every type is. */
  types?: readonly string[];
  signal?: AbortSignal;
};

/** What the guard stands on. The defaults are the real ones; tests hand in their own, local use adds its stand-ins. */
export type Ground = {
  resolve?: (host: string) => Promise<readonly { address: string; family: number }[]>;
  isAllowed?: (address: string) => boolean;
  /** Origins such as `http://127.0.0.1:4001` that are taken as they are, http included; a stand-in's, never in production. */
  trustedOrigins?: readonly string[];
};

export type Fetched = {
  /** Where it came from in the end, after redirects. */
  url: string;
  contentType: string;
  /** As the other side announced it; null when it did not. */
  announcedBytes: number | null;
  /** Ends with `FetchRefused` when it grows too large or takes too long. */
  body: Readable;
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PORTS: ReadonlySet<string> = new Set(["", "443"]);

/**
 * The one way to an address that somebody else chose. Only https on its own port, to a host all of whose addresses are
 * public; the connection goes to the very address that was looked at, so that a name cannot point elsewhere a moment
 * later; every redirect is looked at again. No cookie, key or referrer is sent.
 *
 * @throws {FetchRefused} before anything is sent, or when the answer breaks a bound
 */
export async function fetchPublic(address: string, bounds: Bounds, ground: Ground = {}): Promise<Fetched> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new FetchRefused("too-slow")), bounds.totalMs);
  const pass = () => over.abort(bounds.signal?.reason);
  if (bounds.signal?.aborted) pass();
  bounds.signal?.addEventListener("abort", pass, { once: true });
  const finish = () => {
    clearTimeout(timer);
    bounds.signal?.removeEventListener("abort", pass);
  };
  try {
    const fetched = await follow(address, bounds, ground, over.signal);
    fetched.body.once("close", finish);
    return fetched;
  } catch (error) {
    finish();
    throw over.signal.aborted ? over.signal.reason : error;
  }
}

/** The same, read to its end. */
export async function fetchPublicBytes(
  address: string,
  bounds: Bounds,
  ground: Ground = {},
): Promise<Omit<Fetched, "body"> & { bytes: Buffer }> {
  const { body, ...fetched } = await fetchPublic(address, bounds, ground);
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part as Buffer);
  return { ...fetched, bytes: Buffer.concat(parts) };
}

async function follow(address: string, bounds: Bounds, ground: Ground, signal: AbortSignal): Promise<Fetched> {
  const { maxRedirects = 3 } = bounds;
  let at = address;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const target = await judge(at, ground);
    const answer = await ask(target, signal);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (REDIRECTS.has(status) && location !== undefined) {
      answer.destroy();
      at = URL.canParse(location, target.url.href) ? new URL(location, target.url).href : location;
      continue;
    }
    try {
      return bounded(target.url, answer, bounds, signal);
    } catch (error) {
      answer.destroy();
      throw error;
    }
  }
  throw new FetchRefused("too-many-redirects");
}

type Target = { url: URL; pinned: { address: string; family: number } };

/** Looks at an address and everything it leads to, and pins the one to connect to. */
async function judge(text: string, ground: Ground): Promise<Target> {
  const { resolve = (host) => systemLookup(host, { all: true, verbatim: true }), isAllowed = isPublicAddress } = ground;
  if (!URL.canParse(text)) throw new FetchRefused("not-an-address");
  const url = new URL(text);
  const trusted = ground.trustedOrigins?.includes(url.origin) ?? false;
  if (url.protocol !== "https:" && !trusted) throw new FetchRefused("scheme");
  if (url.username !== "" || url.password !== "") throw new FetchRefused("credentials");
  if (!PORTS.has(url.port) && !trusted) throw new FetchRefused("port");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await addressesOf(host, resolve);
  if (!trusted && !addresses.every((one) => isAllowed(one.address))) throw new FetchRefused("not-public");
  const [pinned] = addresses;
  if (!pinned) throw new FetchRefused("unknown-host");
  return { url, pinned };
}

async function addressesOf(host: string, resolve: NonNullable<Ground["resolve"]>) {
  try {
    return await resolve(host);
  } catch {
    throw new FetchRefused("unknown-host");
  }
}

function ask({ url, pinned }: Target, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      signal,
      agent: false,
      headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "Vitrina" },
      maxHeaderSize: 16_384,
      lookup: (_host, options, done) =>
        options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family),
    });
    asked.once("response", resolve);
    asked.once("error", () => reject(new FetchRefused("unreachable")));
    asked.end();
  });
}

function bounded(url: URL, answer: IncomingMessage, { maxBytes, types }: Bounds, signal: AbortSignal): Fetched {
  const status = answer.statusCode ?? 0;
  if (status !== 200) throw new FetchRefused("status", status);
  const contentType = (answer.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (types && !types.some((type) => contentType.startsWith(type))) throw new FetchRefused("wrong-type");
  const length = answer.headers["content-length"];
  const announcedBytes = length === undefined ? null : Number(length);
  if (announcedBytes !== null && announcedBytes > maxBytes) throw new FetchRefused("too-large");

  let seen = 0;
  const meter = new Transform({
    transform(part: Buffer, _encoding, done) {
      seen += part.length;
      done(seen > maxBytes ? new FetchRefused("too-large") : null, part);
    },
  });
  const end = (reason: unknown) =>
    meter.destroy(reason instanceof FetchRefused ? reason : new FetchRefused("unreachable"));
  const cut = () => end(signal.reason);
  signal.addEventListener("abort", cut, { once: true });
  answer.once("error", end);
  answer.once("aborted", () => end(undefined));
  meter.once("close", () => {
    signal.removeEventListener("abort", cut);
    answer.destroy();
  });
  answer.pipe(meter);
  return { url: url.href, contentType, announcedBytes, body: meter };
}
