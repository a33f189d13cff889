// What is known of the packages that are installed: `licences` lists and checks them, `sbom` writes a CycloneDX file, `audit` asks the registry.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, environment, packageManager, root } from './lib/install.mjs';

/** Licences under which a package may be used here; whoever adds one has read it. */
const ALLOWED = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC-BY-4.0',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
    'Python-2.0',
    'Unlicense',
  ],
  // Changed files of it would have to be published; we change none.
  'MPL-2.0',
  // Of fonts and of PostgreSQL.
  ...['OFL-1.1', 'PostgreSQL', 'Zlib'],
]);
const throughNpx = ['--yes', '--prefer-offline', packageManager];
const usage = 'Use `node scripts/packages.mjs licences|sbom|audit`: licences [--json], sbom [FILE], audit.';

/** Every package that the package manager laid out, once for each version. */
function installed() {
  const found = new Map();
  const store = join(root, 'node_modules', '.pnpm');
  for (const folder of readdirSync(store)) {
    const inner = join(store, folder, 'node_modules');
    const names = entries(inner).flatMap((name) =>
      name.startsWith('@') ? entries(join(inner, name)).map((part) => `${name}/${part}`) : [name],
    );
    for (const name of names) {
      const text = readOrNull(join(inner, name, 'package.json'));
      if (text === null) continue;
      const { version, license, licenses } = JSON.parse(text);
      // Packages beside one another are those that the folder's own one needs; each has a folder of its own as well.
      if (!folder.startsWith(`${name.replaceAll('/', '+')}@`)) continue;
      const told = license?.type ?? license ?? licenses?.map((each) => each.type ?? each).join(' OR ') ?? 'none told';
      found.set(`${name}@${version}`, { name, version, licence: String(told) });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  }
}

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Whether an SPDX expression of OR and AND leaves a licence that is allowed. */
function isAllowed(expression) {
  const bare = expression.replace(/[()]/g, ' ').trim();
  return bare.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((licence) => ALLOWED.has(licence.trim())));
}

function licences(asJson) {
  const packages = installed();
  if (packages.length < 100) throw new Error(`only ${packages.length} packages were found: is everything installed?`);
  if (asJson) console.log(JSON.stringify(packages));
  else {
    const counts = new Map();
    for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
    for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(5)}  ${licence}`);
  }
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused) {
    console.error(
      `${name}@${version} has the licence "${licence}", which is not in the list of scripts/packages.mjs: read it, then add it or leave the package out.`,
    );
  }
  return refused.length === 0;
}

/** Writes the bill of materials of the lock file, and looks whether it is one. */
function sbom(file) {
  const folder = mkdtempSync(join(tmpdir(), 'leasebook-sbom-'));
  try {
    const made = join(folder, 'sbom.json');
    const args = [
      ...throughNpx,
      'sbom',
      '--lockfile-only',
      '--sbom-format',
      'cyclonedx',
      '--sbom-spec-version',
      '1.6',
      '--sbom-type',
      'application',
      '--out',
      made,
    ];
    const { status, stderr } = spawnSync('npx', args, { cwd: root, env: environment(), encoding: 'utf8' });
    if (status !== 0) throw new Error(`the package manager made no SBOM: ${stderr}`);
    const text = readFileSync(made, 'utf8');
    const { bomFormat, specVersion, components } = JSON.parse(text);
    const isWhole = bomFormat === 'CycloneDX' && components.every(({ purl, version }) => purl?.startsWith('pkg:npm/') && version);
    const { dependencies = {}, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const known = new Set(components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`));
    const missing = Object.entries({ ...dependencies, ...devDependencies }).filter(([name, version]) => !known.has(`${name}@${version}`));
    if (!isWhole || missing.length > 0) throw new Error(`the SBOM is not whole; missing: ${missing.map(([name]) => name).join(', ')}`);
    writeFileSync(file, text);
    console.log(`${components.length} components in ${file} (CycloneDX ${specVersion}).`);
    return true;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Asks the registry for known weaknesses of what runs in production; one that does not tell is no failure of ours. */
function audit() {
  const { status, stdout, stderr } = spawnSync('npx', [...throughNpx, 'audit', '--prod', '--audit-level', 'high'], {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
  });
  const text = `${stdout}${stderr}`;
  if (/AUDIT_BAD_RESPONSE|AUDIT_ENDPOINT|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|fetch failed|error sending request/i.test(text)) {
    console.log('The registry does not answer audits from here: nothing was checked.');
    return true;
  }
  console.log(text.trim());
  return status === 0;
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled();
  const [command, argument] = process.argv.slice(2);
  const commands = {
    licences: () => licences(argument === '--json'),
    sbom: () => sbom(argument ?? join(root, 'leasebook.cdx.json')),
    audit,
  };
  const chosen = commands[command];
  if (chosen === undefined) console.error(usage);
  process.exitCode = chosen?.() === true ? 0 : 1;
}
