// docker-compose.yml without Docker: every service is closed as far as it can be, and names only what is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from './root.ts';
import { entries } from './settings.ts';

const health = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.looseObject({ test: z.array(z.string()).min(2), retries: z.int() }),
]);
const service = z.strictObject({
  image: z.string(),
  build: z.literal('.').optional(),
  profiles: z.array(z.enum(['replica', 'citus', 'monitoring'])).optional(),
  user: z.string().regex(/^(?!root|0$)/),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  healthcheck: health,
  restart: z.enum(['unless-stopped', 'no']),
  init: z.boolean().optional(),
  shm_size: z.string().optional(),
  stop_grace_period: z.string().optional(),
  tmpfs: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) })).optional(),
  ports: z.array(z.string().regex(/^\$\{LEASEBOOK_[A-Z_]*PORT:-\d+\}:\d+$/)).optional(),
  volumes: z.array(z.string()).optional(),
});
const schema = z.looseObject({
  name: z.literal('leasebook'),
  services: z.record(z.string(), service),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
  volumes: z.record(z.string(), z.null()),
});

const path = join(root, 'docker-compose.yml');
const text = readFileSync(path, 'utf8');
const compose = schema.parse(parse(text, { merge: true }));
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('has what runs by default and what each profile adds', () => {
    const of = (profile: string | undefined): string[] =>
      services.flatMap(([name, { profiles }]) => (profiles?.[0] === profile ? [name] : []));
    expect(of(undefined)).toEqual(['postgres', 'indexer', 'api']);
    expect(of('replica')).toEqual(['standby', 'api-standby']);
    expect(of('citus')).toEqual(['coordinator', 'worker-one', 'worker-two', 'distribute', 'migrate']);
    expect(of('monitoring')).toEqual(['prometheus', 'grafana']);
  });

  it('names images by a version, and volumes, files, secrets and services that are there', () => {
    for (const [name, { image, build, volumes = [], secrets = [], depends_on: after = {} }] of services) {
      if (build === undefined) expect(image, name).toMatch(/^[\w./-]+:(?!latest$)[\w.-]+(@sha256:[0-9a-f]{64})?$/);
      for (const volume of volumes) {
        const source = volume.split(':')[0] ?? '';
        expect(source.startsWith('./') ? existsSync(join(root, source)) : source in compose.volumes, `${name}: ${source}`).toBe(true);
      }
      for (const secret of secrets) expect(compose.secrets, name).toHaveProperty(secret);
      for (const other of Object.keys(after)) expect(compose.services, name).toHaveProperty(other);
    }
  });

  it('sets only what can be set, and writes no password', () => {
    const known = new Set(entries.flatMap(({ environment }) => [environment, `${environment}_FILE`]));
    for (const [name, { image, environment = {} }] of services) {
      for (const [variable, value] of Object.entries(environment)) {
        if (image === 'leasebook') expect(known, `${name}: ${variable}`).toContain(variable);
        expect(value, `${name}: ${variable}`).not.toMatch(/:\/\/[^@/]*:[^@/]*@/);
        expect(variable).not.toMatch(/PASSWORD$/);
      }
    }
  });

  it('is what `docker compose config` takes', ({ skip }) => {
    const client = spawnSync('docker', ['compose', 'version'], { encoding: 'utf8' });
    if (client.status !== 0) {
      process.stderr.write('docker compose is not here: docker-compose.yml is checked by its structure only\n');
      skip('docker compose is not installed');
    }
    const profiles = ['replica', 'citus', 'monitoring'].flatMap((profile) => ['--profile', profile]);
    const { status, stderr } = spawnSync('docker', ['compose', '--file', path, ...profiles, 'config', '--quiet'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

it('the image runs as a user of its own, from bases that are named by a version', () => {
  const file = readFileSync(join(root, 'Dockerfile'), 'utf8');
  expect(
    file
      .trimEnd()
      .split('\n')
      .filter((line) => line.startsWith('USER'))
      .at(-1),
  ).toBe('USER node');
  const bases = [...file.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(bases.every((base) => /:\d+-\w+-slim(@sha256:[0-9a-f]{64})?$/.test(base ?? ''))).toBe(true);
});
