// Gives every decoder random and changed recorded input: each must answer or refuse with a typed error, at once and in constant memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LeasebookError } from '@leasebook/db';
import { changedBytes, changedJson, type Roll, randomBytes, rollsOf } from './mutate.ts';

/** One decoder with the inputs that it is tried on. */
export interface Target {
  name: string;
  /** An input, told by `roll` alone. */
  input(roll: Roll): unknown;
  decode(input: unknown): unknown;
}

export interface FuzzReport {
  inputs: number;
  answered: number;
  refused: number;
  slowestMilliseconds: number;
  /** Of the heap after a collection, between the first tenth of the inputs and the end. */
  grownBytes: number;
  seconds: number;
}

/** An input that a decoder answered with something else than a value or a typed error, or too late. */
class FuzzFailure extends Error {
  constructor(target: string, seed: number, number: number, what: string, cause?: unknown) {
    super(`${target}, input ${number} of seed ${seed}: ${what}`, { cause });
    this.name = 'FuzzFailure';
  }
}

/** Longer than any pause of a busy machine, far shorter than a hang. */
const LONGEST_MS = 5_000;
/** Caches that fill up are no growth; a leak of 64 bytes an input would be twice this after a million. */
const MOST_GROWTH_BYTES = 32 * 1024 * 1024;

/** The bytes of the heap that are in use after a collection. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

/**
 * Tries `inputs` inputs, the targets in turn. Input N of a seed is the same in every run.
 * @throws FuzzFailure at the first input that is not answered or refused as it should be, or when memory has grown.
 */
export function fuzz(targets: readonly Target[], seed: number, inputs: number, onProgress?: (done: number) => void): FuzzReport {
  const began = performance.now();
  const report = { inputs, answered: 0, refused: 0, slowestMilliseconds: 0, grownBytes: 0 };
  const warm = Math.ceil(inputs / 10);
  let atFirst = 0;
  for (let number = 0; number < inputs; number += 1) {
    const target = targets[number % targets.length];
    if (target === undefined) throw new TypeError('there is nothing to try');
    const input = target.input(rollsOf(seed + Math.imul(number, 0x9e3779b1)));
    const start = performance.now();
    try {
      target.decode(input);
      report.answered += 1;
    } catch (error) {
      if (!(error instanceof LeasebookError)) throw new FuzzFailure(target.name, seed, number, `threw ${error}`, error);
      report.refused += 1;
    }
    const milliseconds = performance.now() - start;
    if (milliseconds > LONGEST_MS) throw new FuzzFailure(target.name, seed, number, `took ${Math.round(milliseconds)} ms`);
    report.slowestMilliseconds = Math.max(report.slowestMilliseconds, milliseconds);
    if (number === warm) atFirst = heapBytes();
    if (number % 10_000 === 0) onProgress?.(number);
  }
  report.grownBytes = heapBytes() - atFirst;
  if (report.grownBytes > MOST_GROWTH_BYTES) {
    throw new FuzzFailure('all decoders', seed, inputs, `the heap has grown by ${report.grownBytes} bytes`);
  }
  return { ...report, seconds: (performance.now() - began) / 1000 };
}

/** A decoder of bytes, tried on random ones and on changed recorded ones. */
export function bytesTarget(name: string, recorded: readonly Uint8Array[], decode: (bytes: Buffer) => unknown): Target {
  return {
    name,
    input(roll) {
      const sample = recorded[roll(recorded.length)];
      return sample === undefined || roll(8) === 0 ? randomBytes(roll, 400) : changedBytes(roll, sample);
    },
    decode: (input) => decode(Buffer.isBuffer(input) ? input : Buffer.alloc(0)),
  };
}

/** A reader of JSON values, tried on recorded ones in which one to three places are changed. */
export function jsonTarget(name: string, recorded: readonly unknown[], decode: (value: unknown) => unknown): Target {
  return {
    name,
    input(roll) {
      let value = recorded[roll(recorded.length)];
      for (let change = 1 + roll(3); change > 0; change -= 1) value = changedJson(roll, value);
      return value;
    },
    decode,
  };
}
