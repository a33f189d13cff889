// One provider asked over real TLS: gRPC first, REST after it, certificates compared, answers bounded in size and time.
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entrySample } from '../entry.ts';
import { askProvider } from './ask-provider.ts';
import { certificateBytes, isPublic } from './connection.ts';
import { grpcServer, restServer, selfSigned, statusBytes, statusOf, type TestServer } from './testing.ts';

const own = selfSigned('akash1own');
const foreign = selfSigned('akash1foreign');
const rest = {
  cluster: {
    leases: 2,
    inventory: {
      active: [{ cpu: 1000, gpu: 1, memory: 1, storage_ephemeral: 1, storage: { beta3: 500 } }],
      available: {
        nodes: [
          {
            name: 'n',
            allocatable: { cpu: 64_000, gpu: 4, memory: 1_000_000_000, storage_ephemeral: 9_000 },
            available: { cpu: 60_000, gpu: 1, memory: 400_000_000, storage_ephemeral: 8_000 },
          },
        ],
        storage: [{ class: 'beta3', size: 1_500 }],
      },
    },
  },
};

const servers: TestServer[] = [];
let grpc: TestServer;
let grpcRefusing: TestServer;
let grpcForeign: TestServer;
let grpcLarge: TestServer;
let grpcSilent: TestServer;
let restGood: TestServer;
let restRedirecting: TestServer;
let restSlow: TestServer;
let restLarge: TestServer;
let redirected = 0;
/** Cleared when the tests end. */
const timers: NodeJS.Timeout[] = [];

beforeAll(async () => {
  const add = async (server: Promise<TestServer>) => {
    servers.push(await server);
    return server;
  };
  grpc = await add(grpcServer(own, async () => statusBytes(statusOf(8))));
  grpcRefusing = await add(grpcServer(own, async () => null));
  grpcForeign = await add(grpcServer(foreign, async () => statusBytes(statusOf(800))));
  grpcLarge = await add(grpcServer(own, async () => Buffer.alloc(200_000)));
  grpcSilent = await add(grpcServer(own, () => new Promise(() => undefined)));
  restGood = await add(restServer(own, (_request, answer) => answer.end(JSON.stringify(rest))));
  restRedirecting = await add(
    restServer(own, (request, answer) => {
      if (request.url === '/elsewhere') redirected += 1;
      answer.writeHead(302, { location: '/elsewhere' }).end();
    }),
  );
  restSlow = await add(
    restServer(own, (_request, answer) => {
      answer.writeHead(200);
      timers.push(setInterval(() => answer.write(' '), 20));
    }),
  );
  restLarge = await add(restServer(own, (_request, answer) => answer.end('x'.repeat(200_000))));
});
afterAll(async () => {
  for (const timer of timers) clearInterval(timer);
  for (const server of servers) await server.close();
});

const published = [certificateBytes(Buffer.from(own.cert))?.raw ?? Buffer.alloc(0)];
const limits = { timeoutMs: 20_000, limitBytes: 100_000, allowPrivate: true };
const time = 1_700_000_000_000_000_000n;

function ask(restPort: number, grpcPort: number, certificates: readonly Buffer[] = published, options: Partial<typeof limits> = {}) {
  const provider = { owner: 'akash1own', hostUri: `https://127.0.0.1:${restPort}`, certificates };
  return askProvider(provider, { ...limits, ...options, grpcPort: () => grpcPort }, new AbortController().signal);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a provider', () => {
  it('answers over gRPC with models, its certificate being the one on the chain', async () => {
    const { answer, code } = await ask(restGood.port, grpc.port);
    expect(code).toBeNull();
    expect(answer).toMatchObject({ certificate: 'chain', status: { cluster: { leases: { active: 3 } } } });
    expect(entrySample(answer, time)).toMatchObject({
      provider: 'akash1own',
      gpusAllocatable: 8,
      gpusAllocated: 1,
      cpuMillisAllocatable: 64_000n,
      cpuMillisAllocated: 12_500n,
      memoryBytesAllocatable: 512n * 2n ** 30n,
      activeLeases: 3,
      gpus: [{ vendor: 'nvidia', model: 'h100', ram: '80Gi', interface: 'sxm', count: 8 }],
    });
  });

  it('is believed with a certificate that cannot be compared, and that is told', async () => {
    expect((await ask(restGood.port, grpc.port, [])).answer).toMatchObject({ certificate: 'unknown', status: {} });
  });

  it('is not believed with the certificate of another, nor asked further', async () => {
    const { answer, code } = await ask(restGood.port, grpcForeign.port);
    expect(code).toBe('PROVIDER_CERTIFICATE_MISMATCH');
    expect(answer.status).toBeUndefined();
    expect(answer.rest).toBeUndefined();
    expect(entrySample(answer, time)).toMatchObject({ error: expect.stringContaining('certificate'), gpusAllocatable: 0 });
  });

  it.each([
    ['refuses', () => grpcRefusing.port],
    ['answers too much', () => grpcLarge.port],
    ['does not answer', () => grpcSilent.port],
    ['speaks no HTTP/2', () => restGood.port],
  ])('that %s over gRPC is asked over REST, which tells counts only', async (_what, port) => {
    const silent = port() === grpcSilent.port ? { timeoutMs: 2_000 } : {};
    const { answer, code } = await ask(restGood.port, port(), published, silent);
    expect(code).toBeNull();
    expect(entrySample(answer, time)).toMatchObject({
      error: null,
      gpusAllocatable: 4,
      gpusAllocated: 3,
      cpuMillisAllocatable: 64_000n,
      cpuMillisAllocated: 4_000n,
      memoryBytesAllocated: 600_000_000n,
      storageBytesAllocatable: 9_000n + 1_500n + 500n,
      storageBytesAllocated: 1_000n + 500n,
      activeLeases: 2,
      gpus: [{ model: 'unknown', count: 4 }],
    });
  });

  it('that is dead has an error as its answer', async () => {
    const port = await closedPort();
    const { answer, code } = await ask(port, port);
    expect(code).toBe('PROVIDER_UNREACHABLE');
    expect(entrySample(answer, time).error).toContain('ECONNREFUSED');
  });

  it('that only redirects is not followed', async () => {
    const { code } = await ask(restRedirecting.port, await closedPort());
    expect(code).toBe('PROVIDER_UNREACHABLE');
    expect(redirected).toBe(0);
  });

  it('whose body never ends is given up in time', async () => {
    const start = performance.now();
    const { code } = await ask(restSlow.port, grpcSilent.port, published, { timeoutMs: 600 });
    expect(code).toBe('PROVIDER_TIMEOUT');
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('whose answers are too long is refused', async () => {
    expect((await ask(restLarge.port, grpcLarge.port)).code).toBe('PROVIDER_ANSWER_TOO_LARGE');
  });

  it.each([
    ['nested as deep as no status is', `{"cluster":${'['.repeat(200)}${']'.repeat(200)}}`, true],
    ['nested as deep as it may be long', '[{"a":'.repeat(15_000), true],
    ['of many nodes and leases', JSON.stringify({ ...rest, nodes: Array(1_000).fill({ storage: [[], {}] }) }), false],
    ['with brackets in its texts', JSON.stringify({ ...rest, name: `\\"${'[{'.repeat(1_000)}` }), false],
    ['no JSON', '{"cluster"', true],
  ])('whose answer is %s is taken or refused as an answer', async (_what, json, isRefused) => {
    const server = await restServer(own, (_request, answer) => answer.end(json));
    try {
      const port = await closedPort();
      const { answer } = await askProvider(
        { owner: 'akash1own', hostUri: `https://127.0.0.1:${server.port}`, certificates: published },
        { ...limits, grpcPort: () => port },
        new AbortController().signal,
      );
      expect(answer.rest).toEqual(isRefused ? undefined : JSON.parse(json));
    } finally {
      await server.close();
    }
  });

  it('that fills its answer with empty parts costs no more than their bytes', async () => {
    // Two bytes make one GPUInfo without anything in it.
    const field = (tag: number, bytes: Buffer) => Buffer.concat([Buffer.from([tag, ...varint(bytes.length)]), bytes]);
    const cards = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index % 2 === 0 ? 0x12 : 0)));
    const gpu = field(0x1a, cards);
    const cluster = field(0x0a, field(0x0a, field(0x12, gpu)));
    const hostile = await grpcServer(own, async () => field(0x12, field(0x12, cluster)));
    try {
      const { answer } = await ask(restGood.port, hostile.port, published, { limitBytes: 1024 * 1024 });
      expect(JSON.stringify(answer).length).toBeLessThan(2 * cards.length);
      expect(entrySample(answer, time)).toMatchObject({ error: null, gpusAllocatable: 0, gpus: [] });
    } finally {
      await hostile.close();
    }
  });

  it.each(['http://127.0.0.1:8443', 'nonsense', 'https://', ''])('with the address "%s" cannot be asked', async (hostUri) => {
    const { code } = await askProvider({ owner: 'akash1own', hostUri, certificates: [] }, limits, new AbortController().signal);
    expect(code).toBe('PROVIDER_HOST_INVALID');
  });

  it.each(['127.0.0.1', 'localhost', '10.1.2.3', '169.254.169.254', '[::1]', '[::ffff:127.0.0.1]', '[fd00::1]', '0x7f000001', '0'])(
    'at %s is not asked: the address is not public',
    async (host) => {
      const provider = { owner: 'akash1own', hostUri: `https://${host}:${restGood.port}`, certificates: [] };
      const options = { ...limits, allowPrivate: false, grpcPort: () => grpc.port };
      expect((await askProvider(provider, options, new AbortController().signal)).code).toBe('PROVIDER_ADDRESS_REFUSED');
    },
  );

  it('ends with the signal', async () => {
    const stop = new AbortController();
    const provider = { owner: 'akash1own', hostUri: `https://127.0.0.1:${restSlow.port}`, certificates: published };
    const asked = askProvider(provider, { ...limits, timeoutMs: 30_000, grpcPort: () => grpcSilent.port }, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(asked).rejects.toThrow('aborted');
  });
});

it('public addresses are told from all others', () => {
  for (const address of ['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111']) expect(isPublic(address)).toBe(true);
  for (const address of ['172.16.0.1', '100.64.0.1', '224.0.0.1', '255.255.255.255', '::', 'fe80::1', '2002:7f00:1::', '64:ff9b::7f00:1']) {
    expect(isPublic(address)).toBe(false);
  }
});
