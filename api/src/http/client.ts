// Who asks, as every limit counts clients.
import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Who asks: an IPv4 address, or the network of an IPv6 one, as a client has as many of those as it likes. */
export function clientOf({ ip: address }: Pick<FastifyRequest, 'ip'>): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest].slice(0, 4).join(':');
}
