// Words of the code editor of the API explorer, by the phrases that the editor asks for.
import { translated } from './translation.ts';

export const english = {
  Completions: 'Completions',
  'Control character': 'Control character',
  'Selection deleted': 'Selection deleted',
  Diagnostics: 'Diagnostics',
  'No diagnostics': 'No diagnostics',
  'Fold line': 'Fold line',
  'Unfold line': 'Unfold line',
  'Folded lines': 'Folded lines',
  'Unfolded lines': 'Unfolded lines',
  'folded code': 'folded code',
  unfold: 'unfold',
  to: 'to',
  'Go to line': 'Go to line',
  go: 'go',
  Find: 'Find',
  Replace: 'Replace',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'match case',
  regexp: 'regexp',
  'by word': 'by word',
  replace: 'replace',
  'replace all': 'replace all',
  close: 'close',
  'current match': 'current match',
  'on line': 'on line',
  'replaced $ matches': 'replaced $ matches',
  'replaced match on line $': 'replaced match on line $',
};

export const editorTexts = await translated(english, async () => (await import('./zh/editor.ts')).chinese);
