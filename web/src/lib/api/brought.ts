// Answers that the page came with: the server asks what a page asks first and writes the answers into it. Charts that stand alone bring
// none: their build leaves out what takes them.

interface Brought {
  query: string;
  variables: unknown;
  answer: unknown;
}

function isBrought(value: unknown): value is Brought {
  return typeof value === 'object' && value !== null && 'query' in value && 'variables' in value && 'answer' in value;
}

const known = (answers: unknown): Brought[] => (Array.isArray(answers) ? answers.filter(isBrought) : []);

function read(): Brought[] {
  if (typeof document === 'undefined') return [];
  const text = document.getElementById('answers')?.textContent;
  return text === undefined || text === null ? [] : known(JSON.parse(text));
}

let answers = import.meta.env.ALONE ? [] : read();

/** On the server: the answers with which the next page is written. */
export function bring(all: unknown): void {
  answers = known(all);
}

/** Whether any of them has not been taken yet. */
export const broughtSome = (): boolean => !import.meta.env.ALONE && answers.length > 0;

/** The answer to a question that the page came with, as /graphql gave it, once; undefined where it brought none. */
export function takeBrought(query: string, variables: unknown): unknown {
  const asked = JSON.stringify(variables);
  const place = answers.findIndex((one) => one.query === query && JSON.stringify(one.variables) === asked);
  return place < 0 ? undefined : answers.splice(place, 1)[0]?.answer;
}
