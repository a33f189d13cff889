// What a provider declares in an attribute, as members of figures are called after it.

/** White space as JavaScript trims it, in an escaped string of SQL: so the indexer names the members of series. */
const WHITE_SPACE = String.raw`\t\n\x0b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

/**
 * SQL of `text` in small letters, the same in every database: where it sorts by the rules of Turkish, I alone would become a
 * dotless one, so Latin letters are made small first.
 */
export function inSmallLetters(text: string): string {
  return `lower(lower(${text} COLLATE "C") COLLATE "default")`;
}

/** SQL of the member that an attribute's value in `column` names: small letters, no white space around it; null without a value. */
export function declaredAs(column: string): string {
  return inSmallLetters(`btrim(${column}, E'${WHITE_SPACE}')`);
}
