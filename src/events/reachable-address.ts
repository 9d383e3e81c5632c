/**
 * Keeps webhooks from reaching what only this server reaches: addresses of private and special networks are refused,
 * when a webhook is made and at each connection, by the very addresses that the connection then uses.
 */
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface AddressRules {
  /** The operator allows any address (TACITE_ALLOW_PRIVATE_WEBHOOKS). */
  readonly allowsPrivate: boolean;
  /** Asked for every name; the system's resolver when left out. */
  readonly lookup?: LookupFunction;
}

export class ForbiddenAddressError extends Error {
  constructor(address: string) {
    super(`${address} is an address of a private or special network`);
    this.name = 'ForbiddenAddressError';
  }
}

/** IANA's special-purpose IPv4 networks, multicast and above, and the metadata address of Azure. */
const forbiddenIpv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Within 2000::/3, outside of which nothing is public: Teredo and its neighbours, documentation, 6to4. */
const forbiddenIpv6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const ipv4 = new BlockList();
for (const [network, bits] of forbiddenIpv4) ipv4.addSubnet(network, bits, 'ipv4');
const ipv6 = new BlockList();
for (const [network, bits] of forbiddenIpv6) ipv6.addSubnet(network, bits, 'ipv6');
const publicIpv6 = new BlockList();
publicIpv6.addSubnet('2000::', 3, 'ipv6');

export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !ipv4.check(address, 'ipv4');
    case 6:
      return !address.includes('%') && publicIpv6.check(address, 'ipv6') && !ipv6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** http or https, without a user; undefined when it is no such URL. */
export function parseWebhookUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return url.hostname === '' || url.username !== '' || url.password !== '' ? undefined : url;
}

/** The address when the URL names one, as a connection then asks no resolver. */
export function literalAddressOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}

/** For `net.connect`: fails as soon as one of the addresses of a name is not public. */
export function guardedLookup({ allowsPrivate, lookup = systemLookup }: AddressRules): LookupFunction {
  if (allowsPrivate) return lookup;
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const found = typeof address === 'string' ? [address] : address.map((one) => one.address);
      const forbidden = found.find((one) => !isPublicAddress(one));
      if (forbidden !== undefined) return callback(new ForbiddenAddressError(forbidden), '', 0);
      callback(null, address, family);
    });
}

/** For the one who writes the URL. A name that cannot be resolved now is decided at each delivery. */
export async function leadsToForbidden(url: URL, rules: AddressRules): Promise<boolean> {
  if (rules.allowsPrivate) return false;
  const literal = literalAddressOf(url);
  if (literal !== undefined) return !isPublicAddress(literal);
  return new Promise((resolve) => {
    guardedLookup(rules)(url.hostname, { all: true }, (error) =>
      resolve(error instanceof ForbiddenAddressError),
    );
  });
}
