// One way to keep state in the address: typed fields that are read from and written to parameters. What is not understood counts as
// absent, and what is as by default is not written, so that addresses stay short and a hostile one shows the default view.

/** One parameter: `read` never throws, and `read(write(value))` is the value. Null stands for absent. */
export interface Field<Value> {
  read(text: string | null): Value;
  write(value: Value): string | null;
}

/** One of a list of words; the first is the default unless another is given. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]], absent: Word = words[0]): Field<Word> {
  return {
    read: (text) => words.find((word) => word === text) ?? absent,
    write: (value) => (value === absent ? null : value),
  };
}

/** One of a list of words, or null where none is chosen. */
export function maybeOneOf<const Word extends string>(words: readonly Word[]): Field<Word | null> {
  return { read: (text) => words.find((word) => word === text) ?? null, write: (value) => value };
}

/** A text that passes a test, or null. */
export function maybeText(valid: (text: string) => boolean): Field<string | null> {
  return { read: (text) => (text !== null && valid(text) ? text : null), write: (value) => value };
}

/** Fields of a state by the names of their parameters. */
type Fields<State> = { readonly [Name in keyof State & string]: Field<State[Name]> };

/** A state in the address. */
export interface Codec<State> {
  read(search: URLSearchParams): State;
  /** All parameters of the state; null removes one. */
  write(state: State): { [Name in keyof State & string]: string | null };
}

/** Makes the codec of a state from its fields. */
export function codec<State extends object>(fields: Fields<State>): Codec<State>;
export function codec(fields: Record<string, Field<unknown>>): Codec<Record<string, unknown>> {
  return {
    read: (search) => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.read(search.get(name))])),
    write: (state) => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.write(state[name])])),
  };
}
