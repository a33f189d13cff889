// Several blocks in one request: a JSON-RPC batch, and its answer cut into the nodes' own bytes without parsing it.
import { isRecord } from '../decode/event-attributes.ts';
import { free } from '../free.ts';

/** The `result` objects of `block` and `block_results` as JSON text, and which endpoint they are from. */
export interface BlockText {
  height: number;
  endpoint: string;
  block: Buffer;
  results: Buffer;
  /** Called by whoever reads the texts no more: an answer's memory is given back when nobody needs any of its parts. */
  release?: (() => void) | undefined;
}

/** How every answer within a batch begins, as nodes write it; no text within a block can hold it, since its quotes are escaped there. */
const ANSWER = Buffer.from('{"jsonrpc":"2.0","id":');
const RESULT = Buffer.from(',"result":');
const COMMA = 0x2c;
const CLOSING_BRACE = 0x7d;
const CLOSING_BRACKET = 0x5d;
const NEWLINE = 0x0a;
const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= DIGIT_ZERO && byte <= DIGIT_NINE;
}

/** The calls for the blocks `from` to `to` with their results, two for each; the first has id 0. */
export function batchBody(from: number, to: number): string {
  let body = '[';
  for (let height = from, id = 0; height <= to; height += 1) {
    const params = `"params":{"height":"${height}"}}`;
    if (id > 0) body += ',';
    body += `{"jsonrpc":"2.0","id":${id++},"method":"block",${params},{"jsonrpc":"2.0","id":${id++},"method":"block_results",${params}`;
  }
  return `${body}]`;
}

/** The results by id, in the nodes' bytes; null where the answer has another form than nodes give it today. */
function cut(answer: Buffer, calls: number): (Buffer | undefined)[] | null {
  const results = new Array<Buffer | undefined>(calls).fill(undefined);
  const end = answer.at(-1) === NEWLINE ? answer.length - 2 : answer.length - 1;
  let start = answer.indexOf(ANSWER);
  if (start !== 1 || answer[end] !== CLOSING_BRACKET) return null;
  while (start >= 0) {
    const next = answer.indexOf(ANSWER, start + ANSWER.length);
    let place = start + ANSWER.length;
    let id = isDigit(answer[place]) ? 0 : Number.NaN;
    for (let digit = answer[place]; isDigit(digit); digit = answer[++place]) id = id * 10 + digit - DIGIT_ZERO;
    const last = next < 0 ? end - 1 : next - 2;
    if (answer[last] !== CLOSING_BRACE || (next >= 0 && answer[last + 1] !== COMMA) || !(id < calls)) return null;
    // Anything else, such as an error, leaves its place empty.
    const begin = place + RESULT.length;
    if (answer.compare(RESULT, 0, RESULT.length, place, begin) === 0) results[id] = answer.subarray(begin, last);
    start = next;
  }
  return results;
}

/** The same of an answer in any form of JSON, written anew; null where it is no list of answers. */
function parsed(answer: Buffer, calls: number): (Buffer | undefined)[] | null {
  const list: unknown = JSON.parse(answer.toString());
  if (!Array.isArray(list)) return null;
  const results = new Array<Buffer | undefined>(calls).fill(undefined);
  let isOurs = false;
  for (const item of list) {
    const id = isRecord(item) && item.id !== null ? Number(item.id) : Number.NaN;
    if (!Number.isInteger(id) || id < 0 || id >= calls) continue;
    isOurs = true;
    if (item.result !== undefined) results[id] = Buffer.from(JSON.stringify(item.result));
  }
  return isOurs ? results : null;
}

/**
 * The blocks `from` to `to` out of the answer to `batchBody`: null for each that the node did not give. Null as a whole where
 * the node answers, and not with a batch. Whether the parts are what was asked for shows only when they are parsed.
 * Throws a SyntaxError where the answer is no JSON.
 */
export function cutBatch(answer: Buffer, from: number, to: number, endpoint: string): (BlockText | null)[] | null {
  const calls = 2 * (to - from + 1);
  const results = cut(answer, calls) ?? parsed(answer, calls);
  if (results === null) return null;
  const blocks: (BlockText | null)[] = [];
  for (let id = 0; id < calls; id += 2) {
    const [block, result] = [results[id], results[id + 1]];
    blocks.push(block === undefined || result === undefined ? null : { height: from + id / 2, endpoint, block, results: result });
  }
  return blocks;
}

/** Lets an answer of which nobody else has any part be freed with the last of the blocks that were cut out of it. */
export function shareAnswer(answer: Buffer, blocks: readonly (BlockText | null)[]): void {
  let left = 0;
  for (const text of blocks) {
    if (text?.block.buffer !== answer.buffer) continue;
    left += 1;
    text.release = () => {
      text.release = undefined;
      left -= 1;
      if (left === 0) free(answer);
    };
  }
}
