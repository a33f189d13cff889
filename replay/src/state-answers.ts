// The nodes' answers about their state: which exist, and each by path, request and height.
import { lines } from './block-files.ts';
import { isObject } from './is-object.ts';

/** One recorded answer of abci_query. */
export interface StateAnswer {
  path: string;
  /** Protobuf request, hex. */
  data: string;
  height: number;
  /** Protobuf answer, base64; absent where the node refused, or where the answer is empty. */
  value?: string | null;
  /** What the node said where it refused. */
  error?: unknown;
}

interface StateLine {
  height: number;
  label: string;
  /** Absent where nothing could be asked at that height. */
  answers?: StateAnswer[] | null;
}

function isAnswer(value: unknown): value is StateAnswer {
  return isObject(value) && typeof value.path === 'string' && typeof value.data === 'string';
}

function isStateLine(value: unknown): value is StateLine {
  if (!isObject(value) || !Number.isSafeInteger(value.height)) return false;
  const { answers = null } = value;
  return answers === null || (Array.isArray(answers) && answers.every(isAnswer));
}

function key(path: string, data: string): string {
  return `${path} ${data.toLowerCase()}`;
}

/** Every recorded answer, by height. */
export class StateAnswers {
  readonly #byHeight = new Map<number, Map<string, StateAnswer>>();

  /** @throws SyntaxError or TypeError where a line is not of its form. */
  constructor(text: Buffer) {
    for (const line of lines(text)) {
      const parsed: unknown = JSON.parse(line.toString());
      if (!isStateLine(parsed)) throw new TypeError('no height and answers');
      const answers = this.#byHeight.get(parsed.height) ?? new Map<string, StateAnswer>();
      for (const answer of parsed.answers ?? []) answers.set(key(answer.path, answer.data), answer);
      this.#byHeight.set(parsed.height, answers);
    }
  }

  /** Heights with recorded answers, ascending. */
  get heights(): number[] {
    return [...this.#byHeight.keys()].sort((a, b) => a - b);
  }

  /** Everything that was answered at that height. */
  at(height: number): StateAnswer[] {
    return [...(this.#byHeight.get(height)?.values() ?? [])];
  }

  /** `data` is the protobuf request in hex; undefined where nobody asked that at that height. */
  answer(path: string, data: string, height: number): StateAnswer | undefined {
    return this.#byHeight.get(height)?.get(key(path, data));
  }
}
