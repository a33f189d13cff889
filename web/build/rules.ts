// A style sheet in parts: what every page needs, and what belongs to components, by the class that Svelte gives each of them.

/** Neighbouring rules that the same components need. */
export interface StylePart {
  /** Classes of components, one of which a page must hold to need the rules; [] for rules that every page needs. */
  classes: string[];
  css: string;
}

const OWN_CLASS = /svelte-[a-z0-9]+/g;
/** Rules that hold other rules. */
const GROUP = /^@(?:media|supports|container|layer)\b/;

/** The rules of a style sheet, each with its end, without looking into them. */
function topRules(css: string): string[] {
  const rules: string[] = [];
  let depth = 0;
  let begin = 0;
  let quote = '';
  for (let at = 0; at < css.length; at += 1) {
    const letter = css[at] ?? '';
    if (letter === '\\') at += 1;
    else if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '{') depth += 1;
    else if (letter === '}') depth -= 1;
    if (depth === 0 && quote === '' && (letter === '}' || letter === ';')) {
      rules.push(css.slice(begin, at + 1));
      begin = at + 1;
    }
  }
  return rules;
}

/** A minified style sheet in parts, in its order. */
export function styleParts(css: string): StylePart[] {
  const parts: StylePart[] = [];
  for (const rule of topRules(css)) {
    const open = rule.indexOf('{');
    const head = rule.slice(0, open);
    const inner = GROUP.test(head) ? styleParts(rule.slice(open + 1, -1)) : [{ classes: [...new Set(head.match(OWN_CLASS))], css: rule }];
    for (const part of inner) {
      const whole = GROUP.test(head) ? { ...part, css: `${head}{${part.css}}` } : part;
      const last = parts.at(-1);
      if (last?.classes.join() === whole.classes.join()) last.css += whole.css;
      else parts.push(whole);
    }
  }
  return parts;
}
