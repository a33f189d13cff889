// Variables that were meant to be settings and are none by a slip of the pen.
import { LeasebookError } from '@leasebook/db';

const PREFIX = 'LEASEBOOK_';

/** How many letters have to be changed, added or left out to make one word of the other. */
function apart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [place, each] of [...other].entries()) {
      next.push(Math.min((next[place] ?? 0) + 1, (row[place + 1] ?? 0) + 1, (row[place] ?? 0) + (letter === each ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/**
 * Refuses a variable of our beginning that is two letters at most from a known one, less where it is short. Others of that
 * beginning may be somebody else's, as those that Kubernetes makes for a service of our name.
 * @throws LeasebookError `INVALID_SETTING`.
 */
export function refuseMisspelt(environment: NodeJS.ProcessEnv, known: readonly string[]): void {
  for (const name of Object.keys(environment)) {
    if (!name.startsWith(PREFIX) || known.includes(name)) continue;
    const slips = Math.min(2, Math.floor((name.length - PREFIX.length) / 2));
    const meant = known.find((each) => apart(name, each) <= slips);
    if (meant === undefined) continue;
    throw new LeasebookError(`there is no such setting; did you mean ${meant}?`, {
      kind: 'fatal',
      code: 'INVALID_SETTING',
      object: name,
      advice: 'Correct its name; `npm run leasebook -- config` lists every setting and where its value comes from.',
    });
  }
}
