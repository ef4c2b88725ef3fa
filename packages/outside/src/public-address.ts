import { BlockList, isIP } from "node:net";

/** Everything that IANA's registries of special-purpose addresses keep from the public internet. */
const NOT_PUBLIC_V4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Inside 2000::/3: tunnels that carry an IPv4 address (6to4, Teredo) and what is for documents and tests. */
const NOT_PUBLIC_V6: readonly [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const v4 = new BlockList();
for (const [net, bits] of NOT_PUBLIC_V4) v4.addSubnet(net, bits, "ipv4");

const globalV6 = new BlockList();
globalV6.addSubnet("2000::", 3, "ipv6");
const v6 = new BlockList();
for (const [net, bits] of NOT_PUBLIC_V6) v6.addSubnet(net, bits, "ipv6");

/**
 * Whether an address lies on the public internet. IPv6 is public only inside 2000::/3, so that every form that wraps an
 * IPv4 address (mapped, compatible, NAT64, 6to4, Teredo), link-local and local ones are not.
 *
 * @param address - as the resolver or a URL gives it, without brackets
 */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !v4.check(address, "ipv4");
  if (kind === 6) return !address.includes("%") && globalV6.check(address, "ipv6") && !v6.check(address, "ipv6");
  return false;
}
