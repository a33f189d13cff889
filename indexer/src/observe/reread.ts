// Reads again what of an observation was set aside, from the bytes that its dead letter keeps.
import { z } from 'zod';
import { parseTime } from '../decode/text.ts';
import { parseDecimal } from '../ledger/decimal.ts';
import { entrySample } from './entry.ts';
import { parsePrice } from './inbox.ts';

/** A dead letter of an observation. */
export interface ObservationLetter {
  kind: string;
  object: string;
  code: string;
  bytes: Uint8Array;
}

/** What is wrong with these is not in their own bytes but in the lines above: another file has to tell them. */
const aboutNeighbours: ReadonlySet<string> = new Set(['OBSERVATION_ORDER', 'OBSERVATION_REPEATED']);

const line = z.object({ time: z.string(), providers: z.array(z.unknown()) });

/** Whether this version reads it. */
export function isReadable({ kind, object, code, bytes }: ObservationLetter): boolean {
  if (aboutNeighbours.has(code)) return false;
  try {
    const text = Buffer.from(bytes).toString('utf8');
    if (kind === 'price') readPrice(object, text);
    else readStatus(object, JSON.parse(text));
    return true;
  } catch {
    // Why it cannot be read stands in the letter already.
    return false;
  }
}

/** A line of a file of prices, or a polled body. */
function readPrice(object: string, text: string): void {
  if (!object.startsWith('price line ')) {
    parsePrice(JSON.parse(text));
    return;
  }
  const [moment = '', usd = '', ...rest] = text.trim().split(',');
  parseTime(moment);
  if (rest.length > 0 || parseDecimal(usd) <= 0n) throw new TypeError('no price');
}

/** A whole line of a file of provider status, one entry of it, or a polled body. */
function readStatus(object: string, body: unknown): void {
  if (/^provider status line \d+$/.test(object)) parseTime(line.parse(body).time);
  else entrySample(body, 0n);
}
