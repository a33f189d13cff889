// A TLS connection to a host that strangers name: only public addresses, and the certificate judged before anything is sent.
import { X509Certificate } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { LeasebookError } from '@leasebook/db';
import { addressRefused, certificateMismatch, unreachable } from './errors.ts';

/**
 * How a certificate was found: published by the provider on the chain; vouched for by a known authority for this host;
 * or not comparable, because the chain has none of this provider.
 */
export type CertificateOrigin = 'chain' | 'authority' | 'unknown';

export interface Target {
  host: string;
  port: number;
  /** Protocols offered, e.g. `h2`. */
  protocol: 'h2' | 'http/1.1';
  /** DER of the certificates that the provider has on the chain; empty where none is known. */
  certificates: readonly Buffer[];
  /** Whether private and loopback addresses may be asked. */
  allowPrivate: boolean;
}

export interface Connection {
  socket: TLSSocket;
  certificate: CertificateOrigin;
}

/** Addresses that are not of the public internet (RFC 6890), of both families. */
const reserved = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
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
] as const) {
  reserved.addSubnet(network, prefix, 'ipv4');
}
/** Of IPv6 only global unicast counts as public, without the ranges that carry IPv4 addresses or documentation. */
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  reserved.addSubnet(network, prefix, 'ipv6');
}

/** Whether an IP address belongs to the public internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !reserved.check(address, 'ipv4');
  return publicV6.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

/** The address to connect to; it is resolved once, so that a name cannot lead elsewhere after it was checked. */
async function resolve({ host, port, allowPrivate }: Target): Promise<string> {
  const found = await lookup(host, { all: true, verbatim: true }).catch((cause: unknown) => {
    throw unreachable(`${host}:${port}`, cause);
  });
  // One private address among public ones is no reason to trust the rest less, but it is never used itself.
  const usable = found.find(({ address }) => allowPrivate || isPublic(address));
  if (usable === undefined) throw addressRefused(host);
  return usable.address;
}

function judge(socket: TLSSocket, { host, port, certificates }: Target): CertificateOrigin {
  const peer = socket.getPeerX509Certificate()?.raw;
  if (peer !== undefined && certificates.some((certificate) => certificate.equals(peer))) return 'chain';
  if (socket.authorized) return 'authority';
  if (certificates.length > 0) throw certificateMismatch(`${host}:${port}`);
  return 'unknown';
}

/**
 * Connects and judges the certificate. The caller destroys the socket; an aborted signal does so too.
 * @throws LeasebookError `PROVIDER_ADDRESS_REFUSED`, `PROVIDER_UNREACHABLE`, `PROVIDER_CERTIFICATE_MISMATCH`.
 */
export async function openConnection(target: Target, signal: AbortSignal): Promise<Connection> {
  const address = await resolve(target);
  signal.throwIfAborted();
  const socket = connect({
    host: address,
    port: target.port,
    ...(isIP(target.host) === 0 ? { servername: target.host } : {}),
    ALPNProtocols: [target.protocol],
    // Providers sign their own certificates: they are compared with the chain's instead.
    rejectUnauthorized: false,
  });
  const stop = () => socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
  signal.addEventListener('abort', stop, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', stop));
  try {
    await new Promise<void>((done, fail) => {
      socket.once('secureConnect', done);
      socket.once('error', fail);
      socket.once('close', () => fail(new Error('the connection was closed')));
    });
    // Later errors reach whoever reads; without a listener they would end the process.
    socket.on('error', () => undefined);
    return { socket, certificate: judge(socket, target) };
  } catch (cause) {
    socket.destroy();
    signal.throwIfAborted();
    throw cause instanceof LeasebookError ? cause : unreachable(`${target.host}:${target.port}`, cause);
  }
}

/** DER of the first certificate in PEM text; null where it is none. */
export function certificateBytes(pem: Uint8Array): { raw: Buffer; serial: string } | null {
  try {
    const certificate = new X509Certificate(pem);
    return { raw: certificate.raw, serial: BigInt(`0x${certificate.serialNumber}`).toString() };
  } catch {
    // Whatever somebody published in place of a certificate matches none.
    return null;
  }
}
