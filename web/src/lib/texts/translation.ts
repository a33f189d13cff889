// The shape of a translation: what the English texts have, in any words.
import { language } from './language.ts';

/** Texts and functions that make texts, with the same names and arguments. */
export type Translation<Texts> = Texts extends string
  ? string
  : Texts extends (...values: infer Values) => infer Text
    ? (...values: Values) => Translation<Text>
    : Texts extends object
      ? { [Name in keyof Texts]: Translation<Texts[Name]> }
      : Texts;

/** The texts of a subject in the language in force; a translation is loaded only where it is read. */
export async function translated<Texts>(english: Texts, chinese: () => Promise<Translation<Texts>>): Promise<Translation<Texts>>;
export async function translated(english: unknown, chinese: () => Promise<unknown>): Promise<unknown> {
  return language === 'zh' ? chinese() : english;
}
