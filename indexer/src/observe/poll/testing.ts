// For tests: certificates that a provider would sign itself, and servers that answer as providers do, on loopback.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { status as grpcStatus, Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js';
import protobuf from 'protobufjs';

/** A self-signed certificate with its key, both PEM. */
export interface TestCertificate {
  key: string;
  cert: string;
  /** Decimal, as the chain names it. */
  serial: string;
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

/** Makes a self-signed certificate (X.509 version 1, P-256) as providers have them. */
export function selfSigned(name: string): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(7)]);
  const sequence = 0x30;
  const algorithm = der(sequence, Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = der(sequence, der(0x31, der(sequence, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(name)))));
  const validity = der(sequence, der(0x17, Buffer.from('250101000000Z')), der(0x17, Buffer.from('490101000000Z')));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const content = der(sequence, der(0x02, serial), algorithm, commonName, validity, commonName, key);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const lines =
    der(sequence, content, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    serial: BigInt(`0x${serial.toString('hex')}`).toString(),
  };
}

const folder = join(import.meta.dirname, '../../decode/proto');
const root = new protobuf.Root();
for (const file of [
  'akash/provider_v1.proto',
  'akash/inventory_v1.proto',
  'akash/base_attributes_v1.proto',
  'kubernetes/quantity.proto',
  'cosmos/google.proto',
]) {
  protobuf.parse(readFileSync(join(folder, file), 'utf8'), root, { keepCase: true });
}
const statusType = root.lookupType('akash.provider.v1.Status');

/** Bytes of akash.provider.v1.Status from its JSON form. */
export function statusBytes(json: Record<string, unknown>): Buffer {
  return Buffer.from(statusType.encode(statusType.fromObject(json)).finish());
}

/** A status with that many cards of one model in one node. */
export function statusOf(cards: number, model = 'h100'): Record<string, unknown> {
  const pair = (allocatable: string, allocated: string) => ({ allocatable: { string: allocatable }, allocated: { string: allocated } });
  const info = Array.from({ length: cards }, () => ({ vendor: 'nvidia', name: model, interface: 'SXM5', memory_size: '80Gi' }));
  return {
    cluster: {
      leases: { active: 3 },
      inventory: {
        cluster: {
          nodes: [
            {
              name: 'node-1',
              resources: {
                cpu: { quantity: pair('64', '12500m') },
                memory: { quantity: pair('512Gi', '64Gi') },
                gpu: { quantity: pair(String(cards), '1'), info },
                ephemeral_storage: pair('1Ti', '10Gi'),
              },
            },
          ],
        },
      },
    },
  };
}

/** A server to be closed, and its port on 127.0.0.1. */
export interface TestServer {
  port: number;
  close(): Promise<void>;
}

const getStatus: ServiceDefinition = {
  GetStatus: {
    path: '/akash.provider.v1.ProviderRPC/GetStatus',
    requestStream: false,
    responseStream: false,
    requestSerialize: (value: Buffer) => value,
    requestDeserialize: (value: Buffer) => value,
    responseSerialize: (value: Buffer) => value,
    responseDeserialize: (value: Buffer) => value,
  },
};

/** A gRPC server that answers GetStatus with what `answer` gives: bytes, or a refusal where it gives null. */
export async function grpcServer({ key, cert }: TestCertificate, answer: () => Promise<Buffer | null>): Promise<TestServer> {
  const server = new Server({ 'grpc.max_send_message_length': -1 });
  server.addService(getStatus, {
    GetStatus: (_call: unknown, reply: (error: { code: number } | null, value?: Buffer) => void) => {
      answer().then((bytes) => (bytes === null ? reply({ code: grpcStatus.UNAVAILABLE }) : reply(null, bytes)));
    },
  });
  const credentials = ServerCredentials.createSsl(null, [{ private_key: Buffer.from(key), cert_chain: Buffer.from(cert) }]);
  const port = await new Promise<number>((done, fail) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error === null ? done(bound) : fail(error))),
  );
  return {
    port,
    async close() {
      server.forceShutdown();
    },
  };
}

/** A REST server over TLS. */
export async function restServer(certificate: TestCertificate, listener: RequestListener): Promise<TestServer> {
  const server: HttpsServer = createServer({ key: certificate.key, cert: certificate.cert }, listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port');
  return {
    port: address.port,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
