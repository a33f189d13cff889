// What the API says in words: titles, definitions, formulas, caveats, reasons. It answers in English; readers of another language get each
// text whose translation is known, and the English of others.
import { language } from './language.ts';

/** Fields that hold such words. Names, notes and attributes that strangers wrote are in none of them. */
const PROSE = new Set([
  'title',
  'definition',
  'formula',
  'caveats',
  'description',
  'label',
  'published',
  'measuredAs',
  'measuredBy',
  'reason',
  'rounding',
  'source',
]);
/** In the catalogue of exports units are only told; in answers they also decide how a value is written. */
const DATASET_PROSE = new Set([...PROSE, 'unit']);

type Dictionary = Readonly<Record<string, string>>;

/** Whose words are asked for: those of GraphQL's answers, or those of the catalogue of exports. */
type Subject = 'answers' | 'datasets';

async function dictionaryOf(subject: Subject): Promise<Dictionary> {
  if (subject === 'datasets') return (await import('./zh/datasets.ts')).chinese;
  const [catalogue, measures, figures] = await Promise.all([
    import('./zh/catalogue.ts'),
    import('./zh/measures.ts'),
    import('./zh/figures.ts'),
  ]);
  return { ...catalogue.chinese, ...measures.chinese, ...figures.chinese };
}

/** A text in the words of a dictionary: whole, else sentence by sentence; as it is where one of them is not known. */
export function translate(text: string, dictionary: Dictionary): string {
  const whole = dictionary[text];
  if (whole !== undefined) return whole;
  const sentences = text.split(/(?<=\.) (?=[A-Z0-9])/);
  let begin = 0;
  let told = '';
  while (begin < sentences.length) {
    let end = sentences.length;
    while (end > begin && dictionary[sentences.slice(begin, end).join(' ')] === undefined) end -= 1;
    if (end === begin) return text;
    told += dictionary[sentences.slice(begin, end).join(' ')];
    begin = end;
  }
  return told;
}

/** A copy of an answer in which every text in a field of words is as `say` says it. */
export function withWords(value: unknown, say: (text: string) => string, fields = PROSE, prose = false): unknown {
  if (typeof value === 'string') return prose ? say(value) : value;
  if (Array.isArray(value)) return value.map((one) => withWords(one, say, fields, prose));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withWords(one, say, fields, fields.has(name))]));
}

/** What puts answers into the language in force, once its words are loaded. In English nothing is loaded and nothing changes. */
export async function readersWords(subject: Subject = 'answers'): Promise<<Answer>(answer: Answer) => Answer> {
  const dictionary = language === 'en' ? null : await dictionaryOf(subject);
  const fields = subject === 'datasets' ? DATASET_PROSE : PROSE;
  function inWords<Answer>(answer: Answer): Answer;
  function inWords(answer: unknown): unknown {
    return dictionary === null ? answer : withWords(answer, (text) => translate(text, dictionary), fields);
  }
  return inWords;
}

/** An answer in the language in force. */
export async function inReadersWords<Answer>(answer: Answer, subject?: Subject): Promise<Answer> {
  const inWords = await readersWords(subject);
  return inWords(answer);
}
