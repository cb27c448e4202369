import { BlockList, isIPv6 } from "node:net";

/** Networks that are not on the public internet (IANA special-purpose address registries, RFC 6890). */
const networks: readonly [network: string, prefix: number, family: "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 4, "ipv4"],
  ["240.0.0.0", 4, "ipv4"],
  ["::", 96, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["64:ff9b:1::", 48, "ipv6"],
  ["100::", 64, "ipv6"],
  ["2001::", 23, "ipv6"],
  ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["fec0::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
];

const blocked = new BlockList();
for (const [network, prefix, family] of networks) blocked.addSubnet(network, prefix, family);

/**
 * Whether an IP address is loopback, private, link-local, reserved or multicast. An IPv6 address that carries an IPv4 one
 * (mapped, 6to4, NAT64, Teredo) counts as private unless it is mapped and the address inside is public.
 */
export function isPrivateAddress(address: string): boolean {
  // BlockList compares mapped IPv4 addresses with the IPv4 networks itself.
  const [plain = ""] = address.split("%", 1);
  return blocked.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
}
