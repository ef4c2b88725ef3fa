import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { type ClientRequest, get as httpGet, type IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { PassThrough, type Readable } from "node:stream";

/** Why nothing was fetched from an address. */
export type AddressRefusal =
  | "not-an-address"
  | "not-public"
  | "not-found"
  | "too-large"
  | "too-slow"
  | "too-many-redirects"
  | "unreachable";

export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly reason: AddressRefusal;

  constructor(reason: AddressRefusal) {
    super(`address refused: ${reason}`);
    this.reason = reason;
  }
}

export type AddressLimits = {
  maxBytes: number;
  /** From the first question to the last byte, redirects included. */
  totalMs: number;
  /** Tests reach their own servers. */
  isAllowed?: (ip: string, port: number) => boolean;
  lookup?: typeof systemLookup;
};

const REDIRECTS_MAX = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Everything that does not lead to somebody else's public machine: https://www.iana.org/assignments/iana-ipv4-special-registry */
const PRIVATE = new BlockList();
for (const range of [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24",
  "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4",
].flatMap((line) => line.split(" "))) {
  const [net = "", bits] = range.split("/");
  PRIVATE.addSubnet(net, Number(bits), "ipv4");
}
// Of IPv6 only global unicast is public, and not what of it wraps an IPv4 address or is for documents.
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet("2000::", 3, "ipv6");
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv6");
}

export function isPublicIp(ip: string): boolean {
  if (isIP(ip) === 4) return !PRIVATE.check(ip, "ipv4");
  return isIP(ip) === 6 && PUBLIC_V6.check(ip, "ipv6") && !PRIVATE.check(ip, "ipv6");
}

/**
 * A file at somebody else's address as a source for `Media.upload`, opened anew for every attempt. Only `http` and `https` to
 * public machines: the machine is looked at when the line is opened, so that a name that changes its mind, or a redirect,
 * leads nowhere else.
 *
 * The stream fails with {@link AddressRefused}.
 */
export function addressSource(address: string, limits: AddressLimits): () => Readable {
  return () => {
    const out = new PassThrough();
    const refuse = (reason: AddressRefusal) => out.destroy(new AddressRefused(reason));
    let underway: ClientRequest | undefined;
    const timer = setTimeout(() => refuse("too-slow"), limits.totalMs);
    out.once("close", () => {
      clearTimeout(timer);
      underway?.destroy();
    });

    const follow = (next: string, redirects: number): void => {
      const url = publicAddress(next, limits);
      if (typeof url === "string") return void refuse(url);
      const get = url.protocol === "https:" ? httpsGet : httpGet;
      underway = get(
        url,
        { lookup: guardedLookup(url, limits), agent: false, headers: { accept: "image/*,video/*" } },
        (answer) => {
          const status = answer.statusCode ?? 0;
          const { location } = answer.headers;
          if (!REDIRECTS.has(status) || location === undefined) return receive(answer, status);
          answer.destroy();
          if (redirects === REDIRECTS_MAX) return void refuse("too-many-redirects");
          follow(URL.parse(location, url.href)?.href ?? "", redirects + 1);
        },
      );
      underway.once("error", (error) => refuse(error instanceof AddressRefused ? error.reason : "unreachable"));
    };

    const receive = (answer: IncomingMessage, status: number): void => {
      if (status !== 200) return void refuse(status === 404 || status === 410 ? "not-found" : "unreachable");
      if (Number(answer.headers["content-length"] ?? 0) > limits.maxBytes) return void refuse("too-large");
      let bytes = 0;
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > limits.maxBytes) refuse("too-large");
      });
      answer.once("error", () => refuse("unreachable"));
      answer.once("close", () => {
        if (!answer.complete) refuse("unreachable");
      });
      answer.pipe(out);
    };

    follow(address, 0);
    return out;
  };
}

function publicAddress(text: string, limits: AddressLimits): URL | AddressRefusal {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return "not-an-address";
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  // The lookup is not asked for what is an address already.
  return isIP(literal) === 0 || allowed(limits)(literal, portOf(url)) ? url : "not-public";
}

function guardedLookup(url: URL, limits: AddressLimits): LookupFunction {
  const ask = limits.lookup ?? systemLookup;
  return (name, options, done) => {
    ask(name, { ...options, all: true }, (error: Error | null, found: LookupAddress[] | string) => {
      const all = Array.isArray(found) ? found : [];
      const [first] = all;
      if (error || !first) return done(new AddressRefused("unreachable"), "", 4);
      if (!all.every((one) => allowed(limits)(one.address, portOf(url)))) {
        return done(new AddressRefused("not-public"), "", 4);
      }
      if (options.all) done(null, all);
      else done(null, first.address, first.family);
    });
  };
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80));

const allowed =
  ({ isAllowed }: AddressLimits) =>
  (ip: string, port: number): boolean =>
    isPublicIp(ip) || (isAllowed?.(ip, port) ?? false);
